namespace Tsumugi.Models.Inference;

/// <summary>A stretch of generated text.</summary>
/// <param name="Text">The text; whole letters only.</param>
/// <param name="Tokens">The tokens that have been drawn since the piece before, with their probabilities if those are wanted.</param>
/// <param name="Count">The number of those tokens.</param>
/// <param name="Finish">Why the text ends here: `stop` or `length`; null if it goes on.</param>
public sealed record GeneratedPiece(string Text, IReadOnlyList<TokenChance?> Tokens, int Count, string? Finish);
