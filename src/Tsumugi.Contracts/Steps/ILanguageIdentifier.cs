namespace Tsumugi.Contracts.Steps;

/// <summary>Names the language of a text.</summary>
/// <remarks>Immutable; no allocation per text; never throws.</remarks>
public interface ILanguageIdentifier
{
    /// <summary>Gets the languages it can name (ISO 639-1), in the order of <see cref="Score"/>.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Scores every language; the scores sum to 1 (all 0 for a text without letters).</summary>
    /// <param name="text">The text.</param>
    /// <param name="scores">Receives one score per language.</param>
    void Score(ReadOnlySpan<char> text, Span<double> scores);
}
