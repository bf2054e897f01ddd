namespace Tsumugi.Stages.Report.Facts;

/// <summary>What one rule costs.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="First">Documents that fail it before any other rule: the number in the funnel.</param>
/// <param name="Failing">Documents that fail it at all.</param>
/// <param name="Only">Documents that fail this rule and no other: what the corpus would gain without it.</param>
/// <param name="OnlyBytes">UTF-8 bytes of those.</param>
public sealed record RuleLoss(string Rule, long First, long Failing, long Only, long OnlyBytes);
