namespace Tsumugi.Text;

/// <summary>What is known of a text's character n-grams of one length; an n-gram is n successive code points, line feeds included.</summary>
/// <param name="Total">All occurrences: letters − n + 1, or 0.</param>
/// <param name="Distinct">How many different ones there are.</param>
/// <param name="DistinctRepeated">How many different ones occur more than once.</param>
/// <param name="Repeated">All occurrences of those that occur more than once.</param>
/// <param name="TopCount">How often the most frequent one occurs.</param>
/// <param name="TopFirst">Where the most frequent one begins for the first time, in code points; the earliest of several.</param>
public readonly record struct NgramCounts(int Total, int Distinct, int DistinctRepeated, int Repeated, int TopCount, int TopFirst);
