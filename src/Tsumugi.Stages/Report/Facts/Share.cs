namespace Tsumugi.Stages.Report.Facts;

/// <summary>What became of the documents that have one thing in common: a source, a host, an encoding, a language.</summary>
/// <param name="Name">What they have in common; empty where it is unknown.</param>
/// <param name="Documents">All of them.</param>
/// <param name="Kept">Those that went into the dataset.</param>
/// <param name="Dropped">Those that a rule or setting took out.</param>
/// <param name="Merged">Those folded into a twin.</param>
/// <param name="Failed">Those that could not be processed.</param>
/// <param name="KeptBytes">UTF-8 bytes of the stored text of the kept ones.</param>
public sealed record Share(string Name, long Documents, long Kept, long Dropped, long Merged, long Failed, long KeptBytes);
