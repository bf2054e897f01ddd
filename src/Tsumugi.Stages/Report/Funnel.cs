using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Report;

/// <summary>The steps of a build, in the order in which a document passes them.</summary>
public static class Funnel
{
    /// <summary>Gets the names of all steps.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["read", "decode", "extract", "identify", "scrub", "rules", "dedup", .. CutSteps.All, "write"];

    /// <summary>Gets the steps of one run: those that every run has, and those that its recipe turned on.</summary>
    /// <param name="counters">The counters of all tasks.</param>
    public static IEnumerable<string> StepsOf(IReadOnlyDictionary<string, long> counters) =>
        Steps.Where(step => !CutSteps.All.Contains(step) || counters.ContainsKey($"step/{step}/in/documents"));
}
