namespace Tsumugi.Stages.Report.Facts;

/// <summary>What one step of the build did with what it received: in = kept + dropped + merged + failed.</summary>
/// <param name="Name">The step: `read`, `decode` …</param>
/// <param name="In">What it received.</param>
/// <param name="Kept">What went on.</param>
/// <param name="Dropped">What a rule or setting of the recipe took out.</param>
/// <param name="Merged">What was folded into a document that says the same.</param>
/// <param name="Failed">What could not be processed.</param>
/// <param name="OutBytes">What the kept documents weigh as they are handed on.</param>
/// <param name="Reasons">Documents by rule or reason, in ordinal order.</param>
public sealed record FunnelStep(string Name, Amount In, Amount Kept, Amount Dropped, Amount Merged, Amount Failed, long OutBytes, IReadOnlyDictionary<string, long> Reasons)
{
    /// <summary>Gets the documents that a rule or reason ended here.</summary>
    public long Reason(string name) => Reasons.GetValueOrDefault(name);
}
