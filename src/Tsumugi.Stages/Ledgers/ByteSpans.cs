using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Turns spans in process (UTF-16) into spans on paper (UTF-8 bytes).</summary>
public static class ByteSpans
{
    /// <summary>Converts spans; they come back ordered by start.</summary>
    public static List<TextSpan> Of(ReadOnlySpan<char> text, IReadOnlyList<TextSpan> spans)
    {
        // Spans may overlap (a sentence twice), so starts and ends are walked apart: each walk goes forwards only.
        List<TextSpan> ordered = [.. spans.OrderBy(span => span.Start).ThenBy(span => span.End)];
        int[] starts = Walk(text, [.. ordered.Select(span => span.Start)]);
        int[] ends = Walk(text, [.. ordered.Select(span => span.End)]);
        return [.. starts.Zip(ends, (start, end) => new TextSpan(start, end))];
    }

    private static int[] Walk(ReadOnlySpan<char> text, int[] offsets)
    {
        int[] order = [.. Enumerable.Range(0, offsets.Length).OrderBy(index => offsets[index])];
        int[] bytes = new int[offsets.Length];
        Utf8Offsets walk = new(text);
        foreach (int index in order)
        {
            bytes[index] = (int)walk.At(offsets[index]);
        }

        return bytes;
    }
}
