using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Scans a page, selects blocks and writes them, one per line.</summary>
/// <remarks>One thread; its memory is used again for each page and grows to the largest one.</remarks>
internal sealed class ExtractionWorker : IExtractionWorker
{
    private readonly PageModel _page = new();
    private readonly PageScanner _scanner;
    private readonly MarkdownWriter? _markdown;
    private readonly CutCounts _cuts = new();
    private readonly bool _mainContent;
    private BlockDescriber? _describer;

    public ExtractionWorker(bool mainContent, ExtractionOptions options)
    {
        _scanner = new PageScanner(_page, options);
        _mainContent = mainContent;
        _markdown = options.Structure == TextStructure.Markdown ? new MarkdownWriter(_page) : null;
    }

    /// <summary>Gets the language that the last page states in its `lang` attribute; empty if none.</summary>
    public string StatedLanguage => _page.Facts.Language;

    /// <inheritdoc/>
    public string Extract(ReadOnlySpan<char> html, Document document)
    {
        _page.Clear();
        _scanner.Scan(html);
        if (_page.IsFull)
        {
            return ExtractReasons.TooManyElements;
        }

        if (_mainContent)
        {
            ContentSelector.Select(_page);
        }
        else
        {
            ContentSelector.SelectAll(_page);
        }

        int start = document.Text.Length;
        if (_markdown is null)
        {
            Write(document.Text, start);
        }
        else
        {
            _markdown.Write(html, document.Text);
        }

        CountCuts();
        State(document);
        return document.Text.Length > start ? ""
            : _page.HasFrames ? ExtractReasons.Frameset
            : _page.Blocks.IsEmpty ? ExtractReasons.NoText
            : ExtractReasons.OnlyBoilerplate;
    }

    /// <inheritdoc/>
    public void Describe(ReadOnlySpan<char> html, ICollection<ExtractedBlock> blocks)
    {
        if (!_page.IsFull)
        {
            (_describer ??= new BlockDescriber(_page)).Describe(html, blocks);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<CutTally> Cuts() => _cuts.All();

    private void CountCuts()
    {
        foreach (ref PageBlock block in _page.Blocks)
        {
            if (!block.Keep)
            {
                _cuts.Add(block.Cut, block.Letters);
            }
        }

        foreach (ref UnshownText unshown in _page.Unshown)
        {
            _cuts.Add(_page.ReasonOf(unshown), unshown.Letters);
        }
    }

    private void Write(TextBuffer text, int start)
    {
        foreach (ref PageBlock block in _page.Blocks)
        {
            if (!block.Keep)
            {
                continue;
            }

            if (text.Length > start)
            {
                text.Append('\n');
            }

            block.TextStart = text.Length;
            block.TextLength = block.Length;
            text.Append(_page.TextOf(block));
        }
    }

    private void State(Document document)
    {
        PageFacts facts = _page.Facts;
        document.Title = First(facts.Title, facts.OpenGraphTitle, Headline(), document.Title);
        document.Author = First(facts.Author, document.Author);
        document.Date = First(facts.Published, facts.Time, document.Date);
        document.Licence = First(facts.Licence, facts.LinkedLicencesDiffer ? "" : facts.LinkedLicence, document.Licence);
        document.Url = First(document.Url, facts.Canonical);
    }

    private string Headline()
    {
        if (_page.Facts.Title.Length > 0 || _page.Facts.OpenGraphTitle.Length > 0)
        {
            return "";
        }

        foreach (ref PageBlock block in _page.Blocks)
        {
            if (block.Kind == HtmlTag.H1)
            {
                return _page.TextOf(block).ToString().Replace('\n', ' ').Replace('\t', ' ');
            }
        }

        return "";
    }

    private static string First(params ReadOnlySpan<string> values)
    {
        foreach (string value in values)
        {
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }
}
