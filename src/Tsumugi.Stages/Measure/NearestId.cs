namespace Tsumugi.Stages.Measure;

/// <summary>Guesses which id was meant.</summary>
internal static class NearestId
{
    /// <summary>Gets the id with the smallest edit distance (Levenshtein), the first of equals; null if there is none.</summary>
    public static string? Of(string wrong, IEnumerable<string> ids) => ids.MinBy(id => Distance(wrong, id));

    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int cost = one[i - 1] == other[j - 1] ? 0 : 1;
                (row[j], diagonal) = (Math.Min(Math.Min(row[j - 1], row[j]) + 1, diagonal + cost), row[j]);
            }
        }

        return row[^1];
    }
}
