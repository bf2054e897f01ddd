namespace Tsumugi.Contracts.Rules;

/// <summary>What becomes of a rule when quirks of its preset are turned off; what is null stays as it was.</summary>
/// <remarks>A change that names several quirks holds when all of them are off; it stands after the changes of each of them.</remarks>
public sealed record RuleChange
{
    /// <summary>Gets the ids of the quirks, all of which must be off; at least one.</summary>
    public required IReadOnlyList<string> Quirks { get; init; }

    /// <summary>Gets a value indicating whether the rule is left out altogether.</summary>
    public bool LeftOut { get; init; }

    /// <summary>Gets the measure that takes the place of the rule's own.</summary>
    public string? Measure { get; init; }

    /// <summary>Gets the new lowest value.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the new highest value.</summary>
    public double? Max { get; init; }

    /// <summary>Gets whether a value equal to the lowest drops.</summary>
    public bool? MinExclusive { get; init; }

    /// <summary>Gets whether a value equal to the highest drops.</summary>
    public bool? MaxExclusive { get; init; }

    /// <summary>Gets why the repaired rule is as it is; null if the rule's own reason still holds.</summary>
    public string? Because { get; init; }

    /// <summary>Gives the changed rule; null if it is left out.</summary>
    public Rule? Of(Rule rule) => LeftOut ? null : rule with
    {
        Measure = Measure ?? rule.Measure,
        Min = Min ?? rule.Min,
        Max = Max ?? rule.Max,
        MinExclusive = MinExclusive ?? rule.MinExclusive,
        MaxExclusive = MaxExclusive ?? rule.MaxExclusive,
        Because = Because ?? rule.Because,
    };
}
