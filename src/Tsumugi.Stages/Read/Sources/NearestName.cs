namespace Tsumugi.Stages.Read.Sources;

/// <summary>Finds what someone probably meant: the existing name with the fewest changed letters.</summary>
internal static class NearestName
{
    private const int LongestName = 256;

    /// <summary>Gets the nearest name that differs in at most a third of the letters; null if there is none. Ties go to the first.</summary>
    public static string? Of(string wanted, IEnumerable<string> names)
    {
        string? nearest = null;
        int least = Math.Max(2, wanted.Length / 3) + 1;
        foreach (string name in names)
        {
            int distance = name.Length <= LongestName && wanted.Length <= LongestName ? Distance(wanted, name) : int.MaxValue;
            if (distance < least)
            {
                (least, nearest) = (distance, name);
            }
        }

        return nearest;
    }

    /// <summary>Counts insertions, deletions and replacements (Levenshtein), without regard to case.</summary>
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
