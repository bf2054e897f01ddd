namespace Tsumugi.Contracts.Rules;

/// <summary>One measure against a lower and an upper limit.</summary>
public sealed record Rule
{
    /// <summary>Gets the short name by which a recipe overrides the rule (`chars`); unique in its preset.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Gets the lowest value that keeps the document (inclusive unless <see cref="MinExclusive"/>); null if there is none.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the highest value that keeps the document (inclusive unless <see cref="MaxExclusive"/>); null if there is none.</summary>
    public double? Max { get; init; }

    /// <summary>Gets a value indicating whether a value equal to <see cref="Min"/> drops (`≤` in the source).</summary>
    public bool MinExclusive { get; init; }

    /// <summary>Gets a value indicating whether a value equal to <see cref="Max"/> drops (`≥` in the source).</summary>
    public bool MaxExclusive { get; init; }

    /// <summary>Gets where the limit comes from.</summary>
    public required string Because { get; init; }

    /// <summary>Gets the class of the rule: `quality`, `safety`, `language`, `repetition`.</summary>
    public string Class { get; init; } = "quality";

    /// <summary>Gets what becomes of the rule when a quirk of its preset is turned off, in the order in which it is applied; empty for most rules and for every rule of a plan.</summary>
    public IReadOnlyList<RuleChange> Without
    {
        get;

        // One empty list for all, so that a rule read back from a file equals the one that was written.
        init => field = value.Count == 0 ? [] : value;
    } = [];

    /// <summary>Says whether a value keeps the document.</summary>
    public bool Keeps(double value) => !(MinExclusive ? value <= Min : value < Min) && !(MaxExclusive ? value >= Max : value > Max);
}
