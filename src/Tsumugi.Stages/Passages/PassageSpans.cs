using System.Diagnostics;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Passages;

/// <summary>Widens passages that are cut to stretches that leave no hole: their line feeds, and the blank lines that would pile up.</summary>
/// <remarks>
/// <para>Cut passages with nothing but blank lines between them are one run. What stays before and after a run is then parted as follows.</para>
/// <code>
/// blank lines before and after    those before stay         A ␤␤ x ␤␤ B  →  A ␤␤ B
/// blank lines on one side         they stay                 A ␤ x ␤␤ B   →  A ␤␤ B
/// none                            one line feed stays       A ␤ x ␤ B    →  A ␤ B
/// nothing before, or nothing after   no blank lines, and the text ends with a line feed if it did before
/// </code>
/// <para>Each passage gets its own part of the run's stretch. Places are whole lines, so no pair of surrogates is parted.</para>
/// </remarks>
internal static class PassageSpans
{
    /// <summary>Widens passages.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passages">Passages to be cut, in text order, not overlapping; each begins and ends with a line.</param>
    /// <param name="into">Receives a stretch for each, in the same order.</param>
    public static void Of(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> passages, List<TextSpan> into)
    {
        into.Clear();
        for (int first = 0; first < passages.Count;)
        {
            int last = first;
            while (last + 1 < passages.Count && text[passages[last].End..passages[last + 1].Start].IsWhiteSpace())
            {
                last++;
            }

            TextSpan run = Widen(text, passages[first].Start, passages[last].End);
            for (int i = first; i <= last; i++)
            {
                into.Add(new TextSpan(i == first ? run.Start : passages[i].Start, i == last ? run.End : passages[i + 1].Start));
            }

            first = last + 1;
        }
    }

    private static TextSpan Widen(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> before = text[..start];
        ReadOnlySpan<char> after = text[end..];
        int left = before.TrimEnd().Length;
        int blanks = after.Length - after.TrimStart().Length;
        Debug.Assert(start == 0 || text[start - 1] == '\n', "a passage begins with a line");
        if (blanks == after.Length)
        {
            return left == 0 ? new TextSpan(0, text.Length) : new TextSpan(EndOfText(text, left), text.Length);
        }

        // The white space before the first letter of the next line belongs to that line.
        int nextLine = end + after[..blanks].LastIndexOf('\n') + 1;
        if (left == 0)
        {
            return new TextSpan(0, nextLine);
        }

        bool parted = text[left..start].Count('\n') > 1;
        return new TextSpan(start, parted ? nextLine : end + after.IndexOf('\n') + 1);
    }

    /// <summary>Where a text ends whose rest is cut: behind the line feed of its last line if the whole text ended with one.</summary>
    private static int EndOfText(ReadOnlySpan<char> text, int left)
    {
        int lineEnd = left + text[left..].IndexOf('\n');
        return text[^1] == '\n' ? lineEnd + 1 : lineEnd;
    }
}
