namespace Tsumugi.Contracts.Messages;

/// <summary>Finds the name a person probably meant.</summary>
public static class NearestName
{
    private const string Joints = "-./";
    private const int LeastBeginning = 5;
    private const int MostEditsOfBeginning = 2;

    /// <summary>Gets the nearest candidate by edit distance (insert, delete, replace, swap neighbours); null if none is near. The beginning of a name up to a dash counts too.</summary>
    /// <param name="found">What was written.</param>
    /// <param name="candidates">What would have been right; the first of equally near ones wins.</param>
    public static string? To(string found, IEnumerable<string> candidates)
    {
        // Counted in halves, so that a whole name wins over a beginning as near.
        int limit = (2 * Math.Max(2, found.Length / 3)) + 1;
        string? best = null;
        foreach (string candidate in candidates)
        {
            int distance = candidate.StartsWith(found, StringComparison.OrdinalIgnoreCase) && found.Length >= 3 ? 2 : Math.Min(2 * Distance(found, candidate), DistanceToBeginning(found, candidate));
            if (distance <= limit)
            {
                (best, limit) = (candidate, distance - 1);
            }
        }

        return best;
    }

    /// <summary>Measures the distance to the nearest beginning of a name up to a dash, a dot or a slash (`swallow` of `swallow-v1`), in halves and one more than to a whole name as near.</summary>
    private static int DistanceToBeginning(string found, string candidate)
    {
        int nearest = int.MaxValue;
        for (int end = candidate.AsSpan().IndexOfAny(Joints); end >= 0;)
        {
            // Two edits of a short word would make it any other.
            int distance = end < LeastBeginning || found.Length < LeastBeginning ? int.MaxValue : Distance(found, candidate[..end]);
            nearest = distance <= MostEditsOfBeginning ? Math.Min(nearest, (2 * distance) + 1) : nearest;
            int next = candidate.AsSpan(end + 1).IndexOfAny(Joints);
            end = next < 0 ? -1 : end + 1 + next;
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        // Three rows of the optimal-string-alignment table: two back (for swaps), one back, this one.
        int[] before = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
