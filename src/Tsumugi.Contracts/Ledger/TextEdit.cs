namespace Tsumugi.Contracts.Ledger;

/// <summary>One stretch of text that a scrubber, redactor or normaliser rewrote.</summary>
/// <param name="Span">Where it stood, in UTF-16 units of the text before the edit.</param>
/// <param name="Kind">What it was: `my-number`, `email`, `phone` …</param>
/// <param name="Score">How sure the finder is, 0 to 1.</param>
/// <param name="Parts">What the score rests on, such as `format+check-digit+context`.</param>
/// <param name="Replacement">What stands there now.</param>
public readonly record struct TextEdit(TextSpan Span, string Kind, double Score, string Parts, string Replacement);
