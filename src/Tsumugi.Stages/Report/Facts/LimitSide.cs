namespace Tsumugi.Stages.Report.Facts;

/// <summary>The documents nearest to one limit of a rule, on both sides of it.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="IsMin">Whether it is the lower limit of the rule.</param>
/// <param name="Failing">Just beyond the limit: the rule takes them out. Nearest first.</param>
/// <param name="Passing">Just within the limit. Nearest first.</param>
public sealed record LimitSide(double Limit, bool IsMin, IReadOnlyList<LimitSample> Failing, IReadOnlyList<LimitSample> Passing);
