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
    private readonly BlockCounts _counts = new();
    private readonly bool _mainContent;
    private BlockDescriber? _describer;
    private int _textStart;

    public ExtractionWorker(bool mainContent)
    {
        _scanner = new PageScanner(_page);
        _mainContent = mainContent;
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

        _textStart = document.Text.Length;
        Write(document.Text, _textStart);
        CountUnshown();
        State(document);
        return document.Text.Length > _textStart ? ""
            : _page.HasFrames ? ExtractReasons.Frameset
            : _page.Blocks.IsEmpty ? ExtractReasons.NoText
            : ExtractReasons.OnlyBoilerplate;
    }

    /// <inheritdoc/>
    public void Describe(ReadOnlySpan<char> html, ICollection<ExtractedBlock> blocks)
    {
        if (!_page.IsFull)
        {
            (_describer ??= new BlockDescriber(_page)).Describe(html, _textStart, blocks);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<BlockTally> Tallies() => _counts.All();

    private void CountUnshown()
    {
        foreach (ref UnshownText unshown in _page.Unshown)
        {
            _counts.Add(_page.ReasonOf(unshown), unshown.Letters);
        }
    }

    private void Write(TextBuffer text, int start)
    {
        foreach (ref PageBlock block in _page.Blocks)
        {
            _counts.Add(block.Cut, block.Letters);
            if (!block.Keep)
            {
                continue;
            }

            if (text.Length > start)
            {
                text.Append('\n');
            }

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
                return _page.TextOf(block).ToString();
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
