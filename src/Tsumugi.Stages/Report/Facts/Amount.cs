namespace Tsumugi.Stages.Report.Facts;

/// <summary>How much of something there is.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Bytes">Bytes, in the form in which the step at hand sees them.</param>
public readonly record struct Amount(long Documents, long Bytes);
