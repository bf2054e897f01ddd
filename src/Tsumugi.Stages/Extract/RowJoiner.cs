using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Joins the cells of a table row into one block where each cell is one paragraph of its own.</summary>
/// <remarks>
/// Cells without elements inside are joined while they are written; documentation generators wrap each in a `p` or `div`. Rows whose cells hold
/// several blocks are columns of a page, not data, and stay apart.
/// </remarks>
internal static class RowJoiner
{
    private const int LongestRow = 4000;
    private const NodeTraits Layout = NodeTraits.NegativeWord | NodeTraits.Boilerplate | NodeTraits.PageEdge | NodeTraits.Main | NodeTraits.Article
        | NodeTraits.ContentName | NodeTraits.Form;

    /// <summary>Joins the blocks of a row that ends here.</summary>
    public static void Join(PageModel page, int row)
    {
        int first = page.Nodes[row].FirstBlock;
        Span<PageBlock> blocks = page.Blocks[first..];
        if (blocks.Length < 2 || !IsData(page, blocks, row))
        {
            return;
        }

        TextBuffer letters = page.Letters;
        PageBlock joined = blocks[0] with { Start = letters.Length, Kind = HtmlTag.Td };
        int column = Column(page, row, CellOf(page, blocks[0].Node, row), row + 1, 0, out int scanned);
        for (int i = 0; i < blocks.Length; i++)
        {
            ReadOnlySpan<char> text = page.TextOf(blocks[i]);
            if (i > 0)
            {
                int next = Column(page, row, CellOf(page, blocks[i].Node, row), scanned, column, out scanned);
                for (int tabs = Math.Max(1, next - column - page.TextOf(blocks[i - 1]).Count('\t')); tabs > 0; tabs--)
                {
                    letters.Append('\t');
                }

                column = next;
                joined.SourceEnd = blocks[i].SourceEnd;
                joined.Letters += blocks[i].Letters;
                joined.LinkLetters += blocks[i].LinkLetters;
                joined.Links += blocks[i].Links;
                joined.FragmentLinks += blocks[i].FragmentLinks;
                joined.Points += blocks[i].Points;
            }

            letters.Append(text);
        }

        joined.Length = letters.Length - joined.Start;
        page.ReplaceFrom(first, joined);
    }

    private static bool IsData(PageModel page, Span<PageBlock> blocks, int row)
    {
        int length = 0;
        int before = -1;
        foreach (ref PageBlock block in blocks)
        {
            int cell = CellOf(page, block.Node, row);
            length += block.Length;
            if (cell < 0 || cell == before || length > LongestRow || block.IsHeading || block.Kind is HtmlTag.Pre or HtmlTag.Li or HtmlTag.Dt or HtmlTag.Dd or HtmlTag.Caption
                || (block.Links > 2 && block.LinkShare > 0.8) || page.TextOf(block).Contains('\n'))
            {
                return false;
            }

            before = cell;
        }

        return true;
    }

    /// <summary>Finds the cell around a node.</summary>
    /// <returns>-1 if there is none in the row or if something on the way says that the cell is a column of the page.</returns>
    private static int CellOf(PageModel page, int node, int row)
    {
        Span<PageNode> nodes = page.Nodes;
        while (node > row)
        {
            if ((nodes[node].Traits & Layout) != NodeTraits.None)
            {
                return -1;
            }

            if (nodes[node].Parent == row)
            {
                return nodes[node].Tag is HtmlTag.Td or HtmlTag.Th ? node : -1;
            }

            node = nodes[node].Parent;
        }

        return -1;
    }

    /// <summary>Counts the cells of the row up to one of them, going on from where the last count ended.</summary>
    private static int Column(PageModel page, int row, int cell, int from, int column, out int scanned)
    {
        Span<PageNode> nodes = page.Nodes;
        for (scanned = from; scanned <= cell; scanned++)
        {
            column += nodes[scanned].Parent == row && nodes[scanned].Tag is HtmlTag.Td or HtmlTag.Th ? 1 : 0;
        }

        return column;
    }
}
