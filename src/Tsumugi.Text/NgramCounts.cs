namespace Tsumugi.Text;

/// <summary>What is known of a text's n-grams of one length; an n-gram is n successive letters (code points, line feeds included) or words.</summary>
/// <param name="Total">All occurrences: letters − n + 1, or 0.</param>
/// <param name="Distinct">How many different ones there are.</param>
/// <param name="DistinctRepeated">How many different ones occur more than once.</param>
/// <param name="Repeated">All occurrences of those that occur more than once.</param>
public readonly record struct NgramCounts(int Total, int Distinct, int DistinctRepeated, int Repeated);
