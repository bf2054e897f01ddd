namespace Tsumugi.Contracts.Rules;

/// <summary>One measure against a lower and an upper limit.</summary>
public sealed record Rule
{
    /// <summary>Gets the short name by which a recipe overrides the rule (`chars`); unique in its preset.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Gets the lowest value that keeps the document (inclusive); null if there is none.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the highest value that keeps the document (inclusive unless <see cref="MaxExclusive"/>); null if there is none.</summary>
    public double? Max { get; init; }

    /// <summary>Gets a value indicating whether a value equal to <see cref="Max"/> drops (`≥` in the source).</summary>
    public bool MaxExclusive { get; init; }

    /// <summary>Gets where the limit comes from.</summary>
    public required string Because { get; init; }

    /// <summary>Gets the class of the rule: `quality`, `safety`, `language`, `repetition`.</summary>
    public string Class { get; init; } = "quality";

    /// <summary>Says whether a value keeps the document.</summary>
    public bool Keeps(double value) => !(value < Min) && !(MaxExclusive ? value >= Max : value > Max);
}
