namespace Tsumugi.Text;

/// <summary>Counts the letters of a text by class.</summary>
/// <remarks>
/// Neighbouring letters mostly belong to one class, and a counter that is incremented again at once has to wait for the former store. So four
/// sets of counters take turns. Surrogates are counted as lone ones first and put right in a second scan, which only texts that have any pay for.
/// </remarks>
internal static class ScriptCounter
{
    private const int Stride = 64; // a power of two above the number of classes

    /// <summary>Counts a text.</summary>
    public static ScriptCounts Count(ReadOnlySpan<char> text)
    {
        Span<int> lanes = stackalloc int[Stride * 4];
        lanes.Clear();
        int whole = text.Length & ~3;
        for (int i = 0; i < whole; i += 4)
        {
            ReadOnlySpan<char> four = text.Slice(i, 4);
            lanes[(int)LetterClasses.Of(four[0])]++;
            lanes[(int)LetterClasses.Of(four[1]) + Stride]++;
            lanes[(int)LetterClasses.Of(four[2]) + (Stride * 2)]++;
            lanes[(int)LetterClasses.Of(four[3]) + (Stride * 3)]++;
        }

        foreach (char unit in text[whole..])
        {
            lanes[(int)LetterClasses.Of(unit)]++;
        }

        Span<int> counts = lanes[..Stride];
        for (int i = 0; i < LetterClasses.Count; i++)
        {
            counts[i] += lanes[i + Stride] + lanes[i + (Stride * 2)] + lanes[i + (Stride * 3)];
        }

        int pairs = counts[(int)LetterClass.LoneSurrogate] > 1 ? JoinPairs(text, counts) : 0;
        return new ScriptCounts(counts) { BeyondBmp = pairs };
    }

    /// <summary>Counts a text whose census is taken: one look at the class for each different letter.</summary>
    public static ScriptCounts Count(LetterCensus census)
    {
        Span<int> counts = stackalloc int[LetterClasses.Count];
        counts.Clear();
        ReadOnlySpan<int> letters = census.Letters;
        ReadOnlySpan<int> frequencies = census.Counts;
        for (int number = 1; number < letters.Length; number++)
        {
            counts[(int)LetterClasses.Of(letters[number])] += frequencies[number];
        }

        return new ScriptCounts(counts) { BeyondBmp = census.Pairs };
    }

    /// <summary>Moves the two halves of each pair from the lone surrogates to the class of the letter that they are.</summary>
    private static int JoinPairs(ReadOnlySpan<char> text, Span<int> counts)
    {
        int pairs = 0;
        while (true)
        {
            int at = text.IndexOfAnyInRange('\uD800', '\uDBFF');
            if (at < 0 || at + 1 >= text.Length)
            {
                return pairs;
            }

            int step = 1;
            if (char.IsLowSurrogate(text[at + 1]))
            {
                counts[(int)LetterClass.LoneSurrogate] -= 2;
                counts[(int)LetterClasses.Of(char.ConvertToUtf32(text[at], text[at + 1]))]++;
                pairs++;
                step = 2;
            }

            text = text[(at + step)..];
        }
    }
}
