using System.Buffers;

namespace Tsumugi.Text.Encodings;

/// <summary>Recognises pages that are put together from two encodings: an EUC-JP page that includes a Shift_JIS file.</summary>
/// <remarks>
/// Looks at each stretch between tags or line ends with eight bytes beyond ASCII or more. A stretch is foreign if it is malformed or
/// implausible in the page's encoding but sound and plausible in another one of UTF-8, Shift_JIS and EUC-JP. Linear in time.
/// Known misses: a part of a few letters; two encodings within one stretch.
/// </remarks>
public static class MixedEncodings
{
    private const int FewestInStretch = 8;
    private const int FewestBytes = 32;
    private const double Plausible = 0.5;
    private const double Implausible = 0.25;

    private static readonly PageEncoding[] Others = [PageEncodings.Utf8, PageEncodings.ShiftJis, PageEncodings.EucJp];

    /// <summary>Finds the second encoding of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="encoding">The encoding of its greater part.</param>
    /// <returns>The encoding of 32 bytes beyond ASCII or more, in stretches that have no other reading; null if the page is of one piece.</returns>
    public static PageEncoding? Find(ReadOnlySpan<byte> page, PageEncoding encoding)
    {
        Span<int> foreign = stackalloc int[Others.Length];
        foreign.Clear();
        int own = 0;
        char[] letters = ArrayPool<char>.Shared.Rent(4096);
        while (true)
        {
            int high = page.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high < 0)
            {
                break;
            }

            int start = page[..high].LastIndexOfAny((byte)'<', (byte)'>', (byte)'\n') + 1;
            int end = page[high..].IndexOfAny((byte)'<', (byte)'>', (byte)'\n');
            end = end < 0 ? page.Length : high + end;
            ReadOnlySpan<byte> stretch = page[Math.Max(start, high - 64)..end];
            page = page[end..];
            int beyond = CountHigh(stretch);
            if (beyond < FewestInStretch)
            {
                continue;
            }

            if (letters.Length <= stretch.Length)
            {
                ArrayPool<char>.Shared.Return(letters);
                letters = ArrayPool<char>.Shared.Rent(stretch.Length + 1);
            }

            int other = ReadingOf(stretch, encoding, letters);
            if (other >= 0)
            {
                foreign[other] += beyond;
            }
            else
            {
                own += beyond;
            }
        }

        ArrayPool<char>.Shared.Return(letters);
        int most = foreign.IndexOf(Math.Max(foreign[0], Math.Max(foreign[1], foreign[2])));
        return foreign[most] >= FewestBytes && own >= FewestBytes ? Others[most] : null;
    }

    /// <summary>Gets which other encoding a stretch is in; −1 if it is the page's own, or nothing that can be told.</summary>
    private static int ReadingOf(ReadOnlySpan<byte> stretch, PageEncoding encoding, char[] letters)
    {
        double own = Score(stretch, encoding, letters);
        if (own > Implausible)
        {
            return -1;
        }

        int best = -1;
        double bestScore = Math.Max(Plausible, own + Plausible);
        for (int i = 0; i < Others.Length; i++)
        {
            double score = Others[i] == encoding ? -2 : Score(stretch, Others[i], letters);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    /// <summary>Gets how Japanese the letters are; −2 if a sequence is malformed.</summary>
    private static double Score(ReadOnlySpan<byte> stretch, PageEncoding encoding, char[] letters)
    {
        if (!encoding.TryDecode(stretch, letters, out int written))
        {
            return -2;
        }

        EncodingFamily family = encoding.Family == EncodingFamily.Unicode ? EncodingFamily.Japanese : encoding.Family;
        return Plausibility.Of(letters.AsSpan(0, written), family);
    }

    private static int CountHigh(ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        foreach (byte value in bytes)
        {
            high += value >> 7;
        }

        return high;
    }
}
