namespace Tsumugi.Text.Similarity;

/// <summary>Counts the single letters that must be inserted, left out or replaced to turn one text into another (Levenshtein distance), up to a limit.</summary>
/// <remarks>
/// <para>
/// What both texts share at their beginning and end is left out first: sentences made from one template differ in the middle, so mostly only
/// that is compared. Of the table of prefixes × prefixes only the diagonal band that the limit allows is filled (Ukkonen 1985, "Algorithms
/// for approximate string matching"), and the work ends as soon as no path through the band is within the limit.
/// </para>
/// <para>
/// Distances are counted in UTF-16 units, so a letter beyond the basic plane counts twice. Time: limit × length at most. One thread; grows to
/// the widest band so far and allocates nothing after that.
/// </para>
/// </remarks>
public sealed class EditDistance
{
    private int[] _row = new int[64];

    /// <summary>Compares two texts.</summary>
    /// <param name="left">Any UTF-16.</param>
    /// <param name="right">Any UTF-16.</param>
    /// <param name="limit">The distance beyond which the caller does not care; negative ones find nothing.</param>
    /// <returns>The exact distance if it is at most <paramref name="limit"/>, otherwise -1.</returns>
    public int Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit)
        {
            return -1;
        }

        int same = left.CommonPrefixLength(right);
        left = left[same..];
        right = right[same..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return Math.Max(left.Length, right.Length);
        }

        return left.Length < right.Length ? Banded(right, left, limit) : Banded(left, right, limit);
    }

    /// <summary>Fills the band row by row; place p of a row stands for the column row + p − limit.</summary>
    private int Banded(ReadOnlySpan<char> longer, ReadOnlySpan<char> shorter, int limit)
    {
        limit = Math.Min(limit, longer.Length);
        int width = (2 * limit) + 1;
        int beyond = limit + 1;
        if (_row.Length < width + 1)
        {
            _row = new int[Math.Max(width + 1, _row.Length * 2)];
        }

        // One place more on the right, which stays beyond the limit, stands for what lies outside the band.
        Span<int> row = _row.AsSpan(0, width + 1);
        for (int place = 0; place <= width; place++)
        {
            int column = place - limit;
            row[place] = column >= 0 && column <= shorter.Length && place < width ? column : beyond;
        }

        for (int i = 1; i <= longer.Length; i++)
        {
            char letter = longer[i - 1];
            int best = beyond;
            int before = beyond;
            int firstPlace = Math.Max(0, limit - i);
            int lastPlace = Math.Min(width - 1, shorter.Length - i + limit);
            if (firstPlace > 0)
            {
                row[firstPlace - 1] = beyond;
            }

            for (int place = firstPlace; place <= lastPlace; place++)
            {
                int column = i + place - limit;
                int cost = column == 0
                    ? i
                    : Math.Min(row[place] + (shorter[column - 1] == letter ? 0 : 1), Math.Min(row[place + 1], before) + 1);
                cost = Math.Min(cost, beyond);
                row[place] = cost;
                before = cost;
                best = Math.Min(best, cost);
            }

            if (best == beyond)
            {
                return -1;
            }
        }

        int distance = row[shorter.Length - longer.Length + limit];
        return distance <= limit ? distance : -1;
    }
}
