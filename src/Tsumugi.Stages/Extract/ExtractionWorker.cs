using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Text;

namespace Tsumugi.Stages.Extract;

/// <summary>Scans a page, selects blocks and writes them, one per line.</summary>
/// <remarks>One thread; its memory is used again for each page and grows to the largest one.</remarks>
internal sealed class ExtractionWorker : IExtractionWorker
{
    private readonly PageModel _page = new();
    private readonly PageScanner _scanner;
    private readonly PageStatement _statement = new();
    private readonly MarkdownWriter? _markdown;
    private readonly BlockCounts _counts = new();
    private readonly bool _mainContent;
    private BlockDescriber? _describer;

    public ExtractionWorker(bool mainContent, ExtractionOptions options)
    {
        _scanner = new PageScanner(_page, options);
        _mainContent = mainContent;
        _markdown = options.Structure == TextStructure.Markdown ? new MarkdownWriter(_page) : null;
    }

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

        CountBlocks();
        _statement.Write(_page, document);
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
    public IReadOnlyList<BlockTally> Tallies() => _counts.All();

    private void CountBlocks()
    {
        foreach (ref PageBlock block in _page.Blocks)
        {
            _counts.Add(block.Cut, block.Letters);
        }

        foreach (ref UnshownText unshown in _page.Unshown)
        {
            _counts.Add(_page.ReasonOf(unshown), unshown.Letters);
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
}
