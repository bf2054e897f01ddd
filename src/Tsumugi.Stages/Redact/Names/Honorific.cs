namespace Tsumugi.Stages.Redact.Names;

/// <summary>A word that stands behind names.</summary>
/// <param name="Word">The word.</param>
/// <param name="Kind">What it says.</param>
/// <param name="NotBefore">Letters behind it that make it another word: 様子, 氏名, 選手権.</param>
internal sealed record Honorific(string Word, HonorificKind Kind, string NotBefore);
