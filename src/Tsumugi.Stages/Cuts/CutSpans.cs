using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Cuts;

/// <summary>Works with stretches that are cut out of a text.</summary>
public static class CutSpans
{
    /// <summary>Orders stretches and joins those that touch or overlap.</summary>
    public static void Unite(List<TextSpan> spans)
    {
        spans.Sort(static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : left.End.CompareTo(right.End));
        int last = -1;
        for (int i = 0; i < spans.Count; i++)
        {
            if (last >= 0 && spans[i].Start <= spans[last].End)
            {
                spans[last] = new TextSpan(spans[last].Start, Math.Max(spans[last].End, spans[i].End));
            }
            else
            {
                spans[++last] = spans[i];
            }
        }

        spans.RemoveRange(last + 1, spans.Count - last - 1);
    }

    /// <summary>Gets the stretches that stay, in order; none is empty.</summary>
    /// <param name="length">The length of the text.</param>
    /// <param name="cuts">United cuts.</param>
    /// <param name="into">Receives them.</param>
    public static void Rest(int length, IReadOnlyList<TextSpan> cuts, List<TextSpan> into)
    {
        into.Clear();
        int from = 0;
        foreach (TextSpan cut in cuts)
        {
            if (cut.Start > from)
            {
                into.Add(new TextSpan(from, cut.Start));
            }

            from = cut.End;
        }

        if (from < length)
        {
            into.Add(new TextSpan(from, length));
        }
    }

    /// <summary>Appends what stays of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cuts">United cuts.</param>
    /// <param name="into">Receives the rest.</param>
    public static void Apply(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> cuts, TextBuffer into)
    {
        int from = 0;
        foreach (TextSpan cut in cuts)
        {
            into.Append(text[from..cut.Start]);
            from = cut.End;
        }

        into.Append(text[from..]);
    }

    /// <summary>Counts the UTF-8 bytes that stay of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cuts">United cuts, of whole code points.</param>
    public static long RestBytes(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> cuts)
    {
        long bytes = Encoding.UTF8.GetByteCount(text);
        foreach (TextSpan cut in cuts)
        {
            bytes -= Encoding.UTF8.GetByteCount(text[cut.Start..cut.End]);
        }

        return bytes;
    }
}
