namespace Tsumugi.Models.Proving;

/// <summary>What is counted of a draw without any model: bits per letter do not see how much of it is said twice.</summary>
/// <param name="Bytes">Its UTF-8 bytes.</param>
/// <param name="Letters">Its letters, line ends left out.</param>
/// <param name="Ngrams">Different n-grams of the order of the instrument.</param>
/// <param name="RepeatedBytes">Bytes in lines of ten letters or more that stand in the draw before.</param>
public readonly record struct DrawFacts(long Bytes, long Letters, long Ngrams, long RepeatedBytes)
{
    private const int LeastLetters = 10;

    /// <summary>Counts the bytes of repeated lines.</summary>
    public static long RepeatedIn(string text)
    {
        HashSet<ulong> seen = [];
        long repeated = 0;
        foreach (Range range in text.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> line = text.AsSpan()[range];
            if (line.Length >= LeastLetters && !seen.Add(Text.Hashing.Hash64.Of(line)))
            {
                repeated += ProofText.Bytes(line) + 1;
            }
        }

        return repeated;
    }
}
