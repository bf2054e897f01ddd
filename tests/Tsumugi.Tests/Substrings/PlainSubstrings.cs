namespace Tsumugi.Tests.Substrings;

/// <summary>The definition of the step, plainly: marks every letter that lies in a window whose first place in the corpus is an earlier one that does not overlap it.</summary>
internal static class PlainSubstrings
{
    /// <summary>Gets what is left of texts without white space, cut between any letters.</summary>
    /// <param name="texts">The texts, in the order of the corpus.</param>
    /// <param name="window">The letters of a window.</param>
    public static string[] Left(IReadOnlyList<string> texts, int window)
    {
        var first = new Dictionary<string, (int Text, int At)>(StringComparer.Ordinal);
        string[] left = new string[texts.Count];
        for (int i = 0; i < texts.Count; i++)
        {
            bool[] cut = new bool[texts[i].Length];
            for (int at = 0; at + window <= texts[i].Length; at++)
            {
                string letters = texts[i].Substring(at, window);
                (int Text, int At) place = first.TryAdd(letters, (i, at)) ? (i, at) : first[letters];
                if (place.Text < i || place.At + window <= at)
                {
                    cut.AsSpan(at, window).Fill(true);
                }
            }

            left[i] = string.Concat(texts[i].Where((_, at) => !cut[at]));
        }

        return left;
    }
}
