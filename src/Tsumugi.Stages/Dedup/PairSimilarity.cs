namespace Tsumugi.Stages.Dedup;

/// <summary>How alike two documents are, by their sets of shingles.</summary>
/// <param name="Jaccard">|A ∩ B| / |A ∪ B|; some number below the limit if that is all that was asked for, not a number where verification is off.</param>
/// <param name="OfLeft">|A ∩ B| / |A|: how much of the left document the right one says as well. 0 where the two are no twins.</param>
/// <param name="OfRight">|A ∩ B| / |B|.</param>
internal readonly record struct PairSimilarity(double Jaccard, double OfLeft = 0, double OfRight = 0)
{
    /// <summary>A similarity of which only the Jaccard index is known.</summary>
    public static implicit operator PairSimilarity(double jaccard) => new(jaccard);

    /// <summary>Computes all three numbers from what is counted.</summary>
    public static PairSimilarity Of(long common, long left, long right) => new(
        (double)common / Math.Max(1, left + right - common),
        (double)common / Math.Max(1, left),
        (double)common / Math.Max(1, right));
}
