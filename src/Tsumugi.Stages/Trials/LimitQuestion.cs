using Tsumugi.Contracts.Rules;

namespace Tsumugi.Stages.Trials;

/// <summary>Asks for the documents nearest to a limit of a rule, on both sides.</summary>
/// <param name="Trial">The number of the trial whose rule it is.</param>
/// <param name="Rule">The rule.</param>
/// <param name="IsMin">Whether it is the lower limit.</param>
/// <param name="Most">Documents on each side.</param>
public sealed record LimitQuestion(int Trial, Rule Rule, bool IsMin, int Most)
{
    /// <summary>Gets the limit.</summary>
    internal double Limit => (IsMin ? Rule.Min : Rule.Max)!.Value;

    /// <summary>Says whether the limit takes a value out.</summary>
    internal bool Fails(double value) => IsMin
        ? (Rule.MinExclusive ? value <= Limit : value < Limit)
        : (Rule.MaxExclusive ? value >= Limit : value > Limit);
}
