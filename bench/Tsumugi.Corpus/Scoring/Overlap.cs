namespace Tsumugi.Corpus.Scoring;

/// <summary>How much of an expected multiset was found.</summary>
/// <param name="Shared">Members in both, counted with multiplicity.</param>
/// <param name="Found">Members of what was found.</param>
/// <param name="Expected">Members of what was expected.</param>
public readonly record struct Overlap(long Shared, long Found, long Expected)
{
    /// <summary>Gets the share of what was found that was expected; 1 if nothing was found and nothing expected, 0 if only something was expected.</summary>
    public double Precision => Found == 0 ? Expected == 0 ? 1 : 0 : (double)Shared / Found;

    /// <summary>Gets the share of what was expected that was found; 1 if nothing was expected.</summary>
    public double Recall => Expected == 0 ? 1 : (double)Shared / Expected;

    /// <summary>Gets the harmonic mean of both, `2 × shared ÷ (found + expected)`; 1 if both sides are empty.</summary>
    public double F1 => Found + Expected == 0 ? 1 : 2.0 * Shared / (Found + Expected);
}
