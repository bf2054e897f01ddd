namespace Tsumugi.Text.Overlap;

/// <summary>One passage that a text holds, whole or for the most part.</summary>
/// <param name="Passage">The passage in its <see cref="OverlapIndex"/>.</param>
/// <param name="Covered">How many of its letters lie within runs of n letters that stand in the text.</param>
/// <param name="Letters">How many of its letters count.</param>
/// <param name="LongestLetters">Letters of key of the longest stretch of the text all of whose runs are the passage's.</param>
/// <param name="FirstSpan">The index of its first span in <see cref="OverlapScanner.Spans"/>.</param>
/// <param name="Spans">How many spans it has.</param>
public readonly record struct OverlapHit(int Passage, int Covered, int Letters, int LongestLetters, int FirstSpan, int Spans)
{
    /// <summary>Gets the share of the passage's letters that stand in the text, in runs of n, 0 to 1.</summary>
    public double Coverage => (double)Covered / Letters;
}
