using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Report.Facts;

/// <summary>What the report knows of one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Card">Its measure.</param>
/// <param name="Loss">What it costs.</param>
/// <param name="Histogram">How the values of its measure are spread.</param>
/// <param name="Sides">The documents nearest to its limits.</param>
public sealed record RuleFacts(Rule Rule, MeasureCard Card, RuleLoss Loss, Histogram Histogram, IReadOnlyList<LimitSide> Sides);
