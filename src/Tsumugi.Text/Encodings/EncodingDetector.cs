using System.Buffers;

namespace Tsumugi.Text.Encodings;

/// <summary>Guesses an encoding from bytes alone.</summary>
/// <remarks>
/// Takes up to 4 KiB of the stretches between tags that have a byte beyond ASCII, decodes them with each candidate and scores the letters
/// (<see cref="Plausibility"/>). Stretches are cut at `&lt;`, `&gt;` and line ends, which no supported encoding uses inside a letter.
/// Immutable, no allocation beyond pooled scratch, cost independent of the page's size once the sample is full.
/// Known misses: fewer than about ten Japanese letters without a label; Greek, Hebrew, Arabic and Thai need a label.
/// </remarks>
public static class EncodingDetector
{
    /// <summary>How many guesses <see cref="Rank"/> gives at most: the candidates and two labels.</summary>
    public const int MostGuesses = 12;

    private const int SampleBytes = 4096;

    private static readonly PageEncoding[] Candidates =
    [
        PageEncodings.ShiftJis, PageEncodings.EucJp, PageEncodings.Named("euc-kr"), PageEncodings.Named("gbk"), PageEncodings.Named("big5"),
        PageEncodings.Named("windows-1252"), PageEncodings.Named("koi8-r"), PageEncodings.Named("windows-1251"), PageEncodings.Utf8,
    ];

    /// <summary>Says whether seven-bit bytes hold ISO-2022-JP: an escape sequence into JIS X 0208 or half-width katakana.</summary>
    public static bool LooksLikeIso2022Jp(ReadOnlySpan<byte> page)
    {
        for (int at = page.IndexOf((byte)0x1B); at >= 0 && at + 2 < page.Length;)
        {
            if ((page[at + 1], page[at + 2]) is ((byte)'$', (byte)'@' or (byte)'B') or ((byte)'(', (byte)'I'))
            {
                return true;
            }

            int next = page[(at + 1)..].IndexOf((byte)0x1B);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>Scores the candidates and the labels' encodings, best first.</summary>
    /// <param name="page">The page.</param>
    /// <param name="labelled">Encodings that labels name; their prior is added to their score.</param>
    /// <param name="priors">One prior per labelled encoding, 0 to 1.</param>
    /// <param name="guesses">Receives the guesses; room for <see cref="MostGuesses"/>.</param>
    /// <returns>How many guesses were written.</returns>
    public static int Rank(ReadOnlySpan<byte> page, ReadOnlySpan<PageEncoding> labelled, ReadOnlySpan<double> priors, Span<EncodingGuess> guesses)
    {
        byte[] sample = ArrayPool<byte>.Shared.Rent(SampleBytes);
        char[] letters = ArrayPool<char>.Shared.Rent(SampleBytes + 1);
        int length = TakeSample(page, sample.AsSpan(0, SampleBytes));
        int count = 0;
        bool certain = false;
        for (int i = 0; i < labelled.Length && !certain; i++)
        {
            double score = Score(labelled[i], sample.AsSpan(0, length), letters);
            guesses[count++] = new EncodingGuess(labelled[i], score, priors[i]);
            certain = IsCertain(labelled[i], score);
        }

        for (int i = 0; i < Candidates.Length && !certain; i++)
        {
            PageEncoding candidate = Candidates[i];
            if (!labelled.Contains(candidate))
            {
                double score = Score(candidate, sample.AsSpan(0, length), letters);
                guesses[count++] = new EncodingGuess(candidate, score, 0);
                certain = IsCertain(candidate, score);
            }
        }

        ArrayPool<byte>.Shared.Return(sample);
        ArrayPool<char>.Shared.Return(letters);
        SortBestFirst(guesses[..count]);
        return count;
    }

    // Only kana reach so high a mean, and no other encoding's letters turn into kana by chance; so the others need not be tried.
    private static bool IsCertain(PageEncoding encoding, double score) => encoding.Family == EncodingFamily.Japanese && score > 0.6;

    private static double Score(PageEncoding encoding, ReadOnlySpan<byte> sample, char[] letters)
    {
        encoding.Decode(sample, letters, out int written);
        return Plausibility.Of(letters.AsSpan(0, written), encoding.Family);
    }

    private static int TakeSample(ReadOnlySpan<byte> page, Span<byte> sample)
    {
        int length = 0;
        while (length < sample.Length)
        {
            int high = page.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high < 0)
            {
                break;
            }

            // A stretch begins behind the last delimiter before the byte; Latin needs the ASCII letters around.
            int start = page[..high].LastIndexOfAny((byte)'<', (byte)'>', (byte)'\n') + 1;
            int end = page[high..].IndexOfAny((byte)'<', (byte)'>', (byte)'\n');
            end = end < 0 ? page.Length : high + end;
            ReadOnlySpan<byte> stretch = page[Math.Max(start, high - 64)..end];
            int taken = Math.Min(stretch.Length, sample.Length - length - 1);
            stretch[..taken].CopyTo(sample[length..]);
            length += taken;
            sample[length++] = (byte)'\n';
            page = page[end..];
        }

        return length;
    }

    private static void SortBestFirst(Span<EncodingGuess> guesses)
    {
        // Insertion keeps equal scores in the order of the candidates, so that the answer never depends on the sort.
        for (int i = 1; i < guesses.Length; i++)
        {
            EncodingGuess guess = guesses[i];
            int at = i;
            for (; at > 0 && guesses[at - 1].Total < guess.Total; at--)
            {
                guesses[at] = guesses[at - 1];
            }

            guesses[at] = guess;
        }
    }
}
