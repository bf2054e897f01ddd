using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Stages.Extract;

/// <summary>Finds the bytes of a page that its blocks came from.</summary>
public static class BlockPlaces
{
    /// <summary>Finds them.</summary>
    /// <param name="body">The page as it was decoded: transfer and content codings undone, byte order mark still there.</param>
    /// <param name="encoding">The encoding that it was decoded from, by its WHATWG name.</param>
    /// <param name="html">The decoded page.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <returns>First byte and first byte behind, for each block.</returns>
    public static (int Start, int End)[] Of(ReadOnlySpan<byte> body, string encoding, ReadOnlySpan<char> html, IReadOnlyList<ExtractedBlock> blocks)
    {
        // An escape sequence that switches to kanji stands before the first letter and belongs to none: where an ASCII letter is in front,
        // a block begins behind that, so that its bytes can be decoded alone.
        bool hasStates = encoding == PageEncodings.Iso2022Jp.Name;
        int[] units = new int[blocks.Count * 2];
        for (int i = 0; i < blocks.Count; i++)
        {
            int start = blocks[i].PageStart;
            bool early = hasStates && start > 0 && char.IsAscii(html[start - 1]);
            units[i * 2] = early ? start - 1 : start;
            units[(i * 2) + 1] = blocks[i].PageEnd;
        }

        int[] order = [.. Enumerable.Range(0, units.Length)];
        int[] sorted = [.. units];
        Array.Sort(sorted, order);
        int mark = PageDecoder.MarkLength(body);
        int[] offsets = new int[units.Length];
        PageEncodings.Named(encoding).Locate(body[mark..], sorted, offsets);
        int[] places = new int[units.Length];
        for (int i = 0; i < order.Length; i++)
        {
            bool early = order[i] % 2 == 0 && units[order[i]] != blocks[order[i] / 2].PageStart;
            places[order[i]] = mark + offsets[i] + (early ? 1 : 0);
        }

        return [.. blocks.Select((_, index) => (places[index * 2], places[(index * 2) + 1]))];
    }
}
