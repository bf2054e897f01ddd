namespace Tsumugi.Models.Tokenizers.Training;

/// <summary>How a vocabulary is made.</summary>
public sealed record BytePairSettings
{
    /// <summary>Gets the number of pieces, marks and bytes included.</summary>
    public int VocabularySize { get; init; } = 32_000;

    /// <summary>Gets the share of all letters that get a piece of their own; rarer letters are written as bytes.</summary>
    public double Coverage { get; init; } = 0.9995;

    /// <summary>Gets the most letters of a piece.</summary>
    public int LongestPiece { get; init; } = 16;

    /// <summary>Gets how often a pair must be met to become a piece.</summary>
    public long LeastCount { get; init; } = 2;
}
