namespace Tsumugi.Contracts.Measures;

/// <summary>What a measure says about itself; help, recipe checks, report and docs are made from it.</summary>
public sealed record MeasureCard
{
    /// <summary>Gets the id: kebab-case with a family, such as `ja/hiragana-share`. A changed formula gets a new id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets one English sentence for a stranger.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the same sentence in Japanese.</summary>
    public required string SummaryJa { get; init; }

    /// <summary>Gets the formula, with numerator, denominator and what a character is.</summary>
    public required string Formula { get; init; }

    /// <summary>Gets the unit of the number.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Gets where the formula comes from: repository, file and function, or paper.</summary>
    public required string Source { get; init; }

    /// <summary>Gets known misses and quirks kept on purpose; empty if none.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Gets the same in Japanese.</summary>
    public string NotesJa { get; init; } = "";

    /// <summary>Gets when it is taken.</summary>
    public Cost Cost { get; init; }
}
