namespace Tsumugi.Stages.Redact.Names;

/// <summary>A word that stands before names.</summary>
/// <param name="Word">The word, in lower case.</param>
/// <param name="Kind">What kind of name follows.</param>
internal sealed record NameLabel(string Word, NameLabelKind Kind);
