namespace Tsumugi.Contracts.Recipes;

/// <summary>One key of a recipe section: what it means, what it may be, and what it is when absent.</summary>
/// <remarks>The recipe's JSON Schema, its checks and its help are made from these cards.</remarks>
public sealed record SettingCard
{
    /// <summary>Gets the key; nested keys are written with a dot (`near.jaccard`).</summary>
    public required string Key { get; init; }

    /// <summary>Gets the kind of value.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>Gets the value in force when the key is absent, as a recipe would write it; null if there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Gets one English sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the same in Japanese.</summary>
    public required string SummaryJa { get; init; }

    /// <summary>Gets the allowed words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Gets the lowest number allowed.</summary>
    public double? Min { get; init; }

    /// <summary>Gets the highest number allowed.</summary>
    public double? Max { get; init; }
}
