using Tsumugi.Text.Similarity;

namespace Tsumugi.Text.Overlap;

/// <summary>The key of a text of which stretches are gone, with a break in the place of each; and the way back from the key to the text.</summary>
/// <remarks>A break is U+0000, which no key holds: so nothing is found across it. A stretch that is empty breaks as well.</remarks>
internal readonly struct KeyWithBreaks
{
    private const char Break = '\0';

    private readonly int[] _starts;
    private readonly int[] _ends;

    private KeyWithBreaks(int[] starts, int[] ends)
    {
        _starts = starts;
        _ends = ends;
    }

    /// <summary>Writes the key of a text.</summary>
    public static void Fold(ReadOnlySpan<char> text, ReadOnlySpan<OverlapSpan> cuts, TextBuffer key)
    {
        key.Clear();
        int from = 0;
        foreach (OverlapSpan cut in cuts)
        {
            DedupKey.Append(text[from..Math.Max(from, cut.Start)], key);
            key.Append(Break);
            from = Math.Max(from, cut.End);
        }

        DedupKey.Append(text[from..], key);
    }

    /// <summary>Finds the place of each letter of the key.</summary>
    public static KeyWithBreaks Places(ReadOnlySpan<char> text, ReadOnlySpan<OverlapSpan> cuts, int keyLength)
    {
        // A piece may have more units at some moment than when it is done (a letter that a selector behind it takes back).
        int[] starts = new int[keyLength + 1];
        int[] ends = new int[keyLength + 1];
        int from = 0;
        int at = 0;
        foreach (OverlapSpan cut in cuts)
        {
            at = Add(text, from, Math.Max(from, cut.Start), starts, ends, at);
            starts[at] = ends[at] = cut.Start;
            at++;
            from = Math.Max(from, cut.End);
        }

        Add(text, from, text.Length, starts, ends, at);
        return new KeyWithBreaks(starts, ends);
    }

    /// <summary>Adds the stretch of the text for a stretch of the key; more than one if a break lies within (a gap that was bridged).</summary>
    public void AddSpans(ReadOnlySpan<char> text, int start, int end, List<OverlapSpan> spans)
    {
        int from = start;
        for (int i = start; i <= end; i++)
        {
            if (i == end || IsBreak(i))
            {
                if (i > from)
                {
                    spans.Add(Whole(text, from, i));
                }

                from = i + 1;
            }
        }
    }

    private static int Add(ReadOnlySpan<char> text, int from, int to, int[] starts, int[] ends, int at)
    {
        int length = DedupKey.Places(text[from..to], starts.AsSpan(at), ends.AsSpan(at));
        for (int i = at; i < at + length; i++)
        {
            starts[i] += from;
            ends[i] += from;
        }

        return at + length;
    }

    private bool IsBreak(int letter) => _starts[letter] == _ends[letter];

    /// <summary>Gets the stretch of the text for letters of the key, widened where it begins or ends between the two units of one letter; but never into what is cut.</summary>
    private OverlapSpan Whole(ReadOnlySpan<char> text, int from, int to)
    {
        (int start, int end) = (_starts[from], _ends[to - 1]);
        if (from > 0 && !IsBreak(from - 1) && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        if (end < text.Length && !IsBreak(to) && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
        {
            end++;
        }

        return new OverlapSpan(start, end);
    }
}
