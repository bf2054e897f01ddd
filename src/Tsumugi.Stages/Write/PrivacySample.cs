namespace Tsumugi.Stages.Write;

/// <summary>A place where something was replaced or noted, as people may see it: the letters around it, never those of the place.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Source">The source of the document.</param>
/// <param name="Id">The document.</param>
/// <param name="Rank">Which samples are shown: those of the lowest rank, which is a hash of the place.</param>
/// <param name="Before">The letters before it, as they stand in the dataset.</param>
/// <param name="Shown">What stands in the dataset for it; the token of its kind where it is only noted.</param>
/// <param name="After">The letters behind it.</param>
public sealed record PrivacySample(string Kind, string Source, string Id, ulong Rank, string Before, string Shown, string After);
