namespace Tsumugi.Stages.Report.Facts;

/// <summary>How much of one kind of personal data was found in the written documents of one source.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Source">The source.</param>
/// <param name="Places">The places.</param>
/// <param name="Documents">The documents that have at least one.</param>
public sealed record PrivacyCount(string Kind, string Source, long Places, long Documents);
