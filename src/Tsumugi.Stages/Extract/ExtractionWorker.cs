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
    private readonly PageStatement _statement = new();
    private readonly bool _mainContent;

    public ExtractionWorker(bool mainContent)
    {
        _scanner = new PageScanner(_page);
        _mainContent = mainContent;
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
        Write(document.Text, start);
        _statement.Write(_page, document);
        return document.Text.Length > start ? ""
            : _page.HasFrames ? ExtractReasons.Frameset
            : _page.Blocks.IsEmpty ? ExtractReasons.NoText
            : ExtractReasons.OnlyBoilerplate;
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

            text.Append(_page.TextOf(block));
        }
    }
}
