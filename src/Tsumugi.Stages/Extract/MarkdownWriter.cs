using System.Globalization;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Writes the kept blocks of a page as Markdown.</summary>
/// <remarks>
/// Headings `#`, items `-` and `1.` at their depth, code in fences, tables of one line a row with pipes, quotes `&gt;`; links are their text, emphasis
/// is dropped, a line end inside a block stays one. At most sixteen quotes and items are shown around a block. One worker each.
/// </remarks>
internal sealed partial class MarkdownWriter(PageModel page)
{
    private const int DeepestNesting = 16;
    private const int FarthestLanguage = 3;

    // The quotes and items around the block, outermost first, and those around the block before.
    private readonly int[] _around = new int[DeepestNesting];
    private readonly int[] _aroundBefore = new int[DeepestNesting];
    private int _depth;
    private int _depthBefore;

    /// <summary>Appends the kept blocks.</summary>
    /// <param name="html">The page that was read, for the names of languages.</param>
    /// <param name="into">Receives the text.</param>
    public void Write(ReadOnlySpan<char> html, TextBuffer into)
    {
        int start = into.Length;
        _depthBefore = 0;
        _notData = -1;
        Span<PageBlock> blocks = page.Blocks;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (!blocks[i].Keep)
            {
                continue;
            }

            FindAround(blocks[i].Node);
            Begin(isFirst: into.Length == start, into);
            blocks[i].TextStart = into.Length;
            int end = EndOfTable(i);
            if (end > i)
            {
                WriteTable(i, end, into);
                i = end - 1;
            }
            else if (Elements.IsPreformatted(blocks[i].Kind))
            {
                WriteCode(blocks[i], html, into);
            }
            else
            {
                WriteText(blocks[i], into);
            }

            blocks[i].TextLength = into.Length - blocks[i].TextStart;
            _depthBefore = _depth;
            _around.AsSpan(0, _depth).CopyTo(_aroundBefore);
        }
    }

    private static bool IsAround(HtmlTag tag) => tag is HtmlTag.Li or HtmlTag.Blockquote;

    private void FindAround(int node)
    {
        Span<PageNode> nodes = page.Nodes;
        int count = 0;
        for (int at = node; at > 0; at = nodes[at].Parent)
        {
            count += IsAround(nodes[at].Tag) ? 1 : 0;
        }

        _depth = Math.Min(count, DeepestNesting);
        for (int at = node; at > 0; at = nodes[at].Parent)
        {
            if (IsAround(nodes[at].Tag) && --count < DeepestNesting)
            {
                _around[count] = at;
            }
        }
    }

    /// <summary>Writes what stands between two blocks, and the marks in front of the new one.</summary>
    private void Begin(bool isFirst, TextBuffer into)
    {
        Span<PageNode> nodes = page.Nodes;
        int shared = 0;
        while (shared < Math.Min(_depth, _depthBefore) && _around[shared] == _aroundBefore[shared])
        {
            shared++;
        }

        if (!isFirst)
        {
            into.Append('\n');
            bool newItem = shared < _depth && nodes[_around[shared]].Tag == HtmlTag.Li;
            bool sibling = newItem && shared < _depthBefore && nodes[_around[shared]].Parent == nodes[_aroundBefore[shared]].Parent;
            bool child = newItem && shared == _depthBefore && shared > 0 && nodes[_around[shared - 1]].Tag == HtmlTag.Li;
            if (!sibling && !child)
            {
                WriteFront(shared, into);
                into.Truncate(into.Written.TrimEnd(' ').Length);
                into.Append('\n');
            }
        }

        for (int i = 0; i < _depth; i++)
        {
            if (nodes[_around[i]].Tag == HtmlTag.Li && nodes[_around[i]].Item == 0)
            {
                WriteMarker(ref nodes[_around[i]], into);
            }
            else
            {
                WriteFront(i, i + 1, into);
            }
        }
    }

    private void WriteMarker(ref PageNode item, TextBuffer into)
    {
        if (item.Parent < 0 || page.Nodes[item.Parent].Tag != HtmlTag.Ol)
        {
            item.Item = 1;
            into.Append("- ");
            return;
        }

        item.Item = ++page.Nodes[item.Parent].Item;
        AppendNumber(item.Item, into);
        into.Append(". ");
    }

    private static void AppendNumber(int number, TextBuffer into)
    {
        number.TryFormat(into.Reserve(10), out int written, default, CultureInfo.InvariantCulture);
        into.Advance(written);
    }

    /// <summary>Writes the front of a further line: `&gt; ` for a quote, blanks below an item.</summary>
    private void WriteFront(int depth, TextBuffer into) => WriteFront(0, depth, into);

    private void WriteFront(int from, int to, TextBuffer into)
    {
        Span<PageNode> nodes = page.Nodes;
        for (int i = from; i < to; i++)
        {
            ref PageNode node = ref nodes[_around[i]];
            int digits = node.Item < 10 ? 1 : node.Item < 100 ? 2 : node.Item < 1000 ? 3 : 4;
            bool numbered = node.Parent >= 0 && nodes[node.Parent].Tag == HtmlTag.Ol;
            into.Append(node.Tag == HtmlTag.Blockquote ? "> " : "      ".AsSpan(0, numbered ? digits + 2 : 2));
        }
    }

    private void NextLine(TextBuffer into)
    {
        into.Append('\n');
        WriteFront(_depth, into);
    }

    private void WriteText(in PageBlock block, TextBuffer into)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        MarkdownPairs pairs = MarkdownText.PairsOf(text);
        if (block.IsHeading)
        {
            into.Append("######".AsSpan(0, block.Kind - HtmlTag.H1 + 1));
            into.Append(' ');
        }

        bool first = true;
        foreach (Range line in text.Split('\n'))
        {
            if (!first && block.IsHeading)
            {
                into.Append(' ');
            }
            else if (!first)
            {
                NextLine(into);
            }

            MarkdownText.Append(text[line], pairs, beginsLine: !block.IsHeading, inTable: false, into);
            first = false;
        }
    }

    private void WriteCode(in PageBlock block, ReadOnlySpan<char> html, TextBuffer into)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        int fence = Math.Max(3, LongestRun(text, '`') + 1);
        AppendFence(fence, into);
        into.Append(LanguageOf(block.Node, html));
        foreach (Range line in text.Split('\n'))
        {
            NextLine(into);
            if (text[line].IsEmpty)
            {
                into.Truncate(into.Written.TrimEnd(' ').Length);
            }

            into.Append(text[line]);
        }

        NextLine(into);
        AppendFence(fence, into);
    }

    private static void AppendFence(int length, TextBuffer into)
    {
        into.Reserve(length)[..length].Fill('`');
        into.Advance(length);
    }

    private static int LongestRun(ReadOnlySpan<char> text, char letter)
    {
        int longest = 0;
        int run = 0;
        foreach (char next in text)
        {
            run = next == letter ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private ReadOnlySpan<char> LanguageOf(int node, ReadOnlySpan<char> html)
    {
        Span<PageNode> nodes = page.Nodes;
        for (int look = 0; look < FarthestLanguage && node > 0; look++)
        {
            if (nodes[node].LanguageLength > 0)
            {
                return html.Slice(nodes[node].LanguageStart, nodes[node].LanguageLength);
            }

            node = nodes[node].Parent;
        }

        return default;
    }
}
