using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <content>Tables of data: each row one block, cells parted by tabs.</content>
internal sealed partial class MarkdownWriter
{
    // The table found last to be no data, so that its blocks are not looked at again and again.
    private int _notData = -1;
    private int _columns;

    /// <summary>Finds the end of the table whose first kept row is a block.</summary>
    /// <returns>The block behind its last row; the block itself if it is no row, or the table has but one row or column, or rows of several blocks.</returns>
    private int EndOfTable(int first)
    {
        Span<PageBlock> blocks = page.Blocks;
        int table = TableOf(blocks[first], out _);
        if (table < 0 || table == _notData)
        {
            return first;
        }

        _notData = table;
        int end = first;
        int rows = 0;
        int columns = 0;
        int rowBefore = -1;
        for (; end < blocks.Length; end++)
        {
            if (!blocks[end].Keep)
            {
                continue;
            }

            if (TableOf(blocks[end], out int row) != table)
            {
                if (IsInside(blocks[end].Node, table))
                {
                    return first;
                }

                break;
            }

            ReadOnlySpan<char> text = page.TextOf(blocks[end]);
            if (row == rowBefore || text.Contains('\n'))
            {
                return first;
            }

            rowBefore = row;
            rows++;
            columns = Math.Max(columns, Columns(blocks[end], row));
        }

        if (rows < 2 || columns < 2)
        {
            return first;
        }

        _columns = columns;
        return end;
    }

    private void WriteTable(int first, int end, TextBuffer into)
    {
        Span<PageBlock> blocks = page.Blocks;
        TableOf(blocks[first], out int row);
        if (IsHeaderRow(row))
        {
            WriteRow(ref blocks[first++], row, into);
        }
        else
        {
            WriteSame("| ", into);
        }

        NextLine(into);
        WriteSame("| --- ", into);
        for (int i = first; i < end; i++)
        {
            if (blocks[i].Keep)
            {
                TableOf(blocks[i], out row);
                NextLine(into);
                WriteRow(ref blocks[i], row, into);
            }
        }
    }

    private void WriteSame(string cell, TextBuffer into)
    {
        for (int i = 0; i < _columns; i++)
        {
            into.Append(cell);
        }

        into.Append('|');
    }

    private void WriteRow(ref PageBlock block, int row, TextBuffer into)
    {
        block.TextStart = into.Length;
        ReadOnlySpan<char> text = page.TextOf(block);
        MarkdownPairs pairs = MarkdownText.PairsOf(text);
        int written = FirstColumn(block, row);
        for (int i = 0; i < written; i++)
        {
            into.Append("| ");
        }

        foreach (Range range in text.Split('\t'))
        {
            ReadOnlySpan<char> cell = text[range].Trim();
            into.Append("| ");
            MarkdownText.Append(cell, pairs, beginsLine: false, inTable: true, into);
            if (!cell.IsEmpty)
            {
                into.Append(' ');
            }

            written++;
        }

        for (; written < _columns; written++)
        {
            into.Append("| ");
        }

        into.Append('|');
        block.TextLength = into.Length - block.TextStart;
    }

    private int Columns(in PageBlock block, int row) => FirstColumn(block, row) + page.TextOf(block).Count('\t') + 1;

    /// <summary>Counts the empty cells before the first one that has text.</summary>
    private int FirstColumn(in PageBlock block, int row)
    {
        int column = 0;
        for (int i = row + 1; i <= block.Node; i++)
        {
            column += page.Nodes[i].Parent == row ? 1 : 0;
        }

        return Math.Max(0, column - 1);
    }

    private bool IsHeaderRow(int row)
    {
        Span<PageNode> nodes = page.Nodes;
        for (int i = row + 1; i < nodes.Length && nodes[i].Parent >= row; i++)
        {
            if (nodes[i].Parent == row && nodes[i].Tag != HtmlTag.Th)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds the table and row of a block that is a row.</summary>
    /// <returns>-1 if it is none.</returns>
    private int TableOf(in PageBlock block, out int row)
    {
        Span<PageNode> nodes = page.Nodes;
        row = -1;
        if (block.IsHeading || block.Kind is HtmlTag.Li or HtmlTag.Dt or HtmlTag.Dd || Elements.IsPreformatted(block.Kind))
        {
            return -1;
        }

        int at = block.Node;
        while (at > 0 && nodes[at].Tag is HtmlTag.P or HtmlTag.Div or HtmlTag.Center)
        {
            at = nodes[at].Parent;
        }

        if (at <= 0 || nodes[at].Tag is not (HtmlTag.Td or HtmlTag.Th) || nodes[nodes[at].Parent].Tag != HtmlTag.Tr)
        {
            return -1;
        }

        row = nodes[at].Parent;
        int table = nodes[row].Parent;
        while (table > 0 && nodes[table].Tag is HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot)
        {
            table = nodes[table].Parent;
        }

        return table > 0 && nodes[table].Tag == HtmlTag.Table ? table : -1;
    }

    private bool IsInside(int node, int table)
    {
        Span<PageNode> nodes = page.Nodes;
        while (node > table)
        {
            node = nodes[node].Parent;
        }

        return node == table;
    }
}
