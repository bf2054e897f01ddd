namespace Tsumugi.Stages.Report;

/// <summary>The steps of a build, in the order in which a document passes them.</summary>
public static class Funnel
{
    /// <summary>Gets the names of the steps.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["read", "decode", "extract", "identify", "scrub", "rules", "dedup", "write"];
}
