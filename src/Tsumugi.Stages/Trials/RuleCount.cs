namespace Tsumugi.Stages.Trials;

/// <summary>What one rule takes out under a trial.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="First">Documents that fail it before any other rule: the number in the funnel.</param>
/// <param name="Failing">Documents that fail it at all.</param>
/// <param name="Only">Documents that fail this rule and no other.</param>
public sealed record RuleCount(string Rule, Quantity First, Quantity Failing, Quantity Only);
