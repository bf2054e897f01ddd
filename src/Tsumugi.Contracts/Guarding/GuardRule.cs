namespace Tsumugi.Contracts.Guarding;

/// <summary>One thing that a served model is not to be asked or not to say, and why.</summary>
/// <param name="Id">Its name in answers, logs and metrics: lower-case words joined by dashes.</param>
/// <param name="On">Which texts it reads.</param>
/// <param name="Action">What it does.</param>
/// <param name="Phrases">Phrases that it looks for, letter by letter.</param>
/// <param name="PersonalData">Kinds of personal data that it looks for, as privacy policies name them.</param>
/// <param name="Token">What stands in the place of a masked phrase; personal data takes the token of the privacy policy where this is empty.</param>
/// <param name="Because">The reason, in English.</param>
/// <param name="BecauseJa">The same in Japanese.</param>
public sealed record GuardRule(
    string Id,
    GuardSide On,
    GuardAction Action,
    IReadOnlyList<string> Phrases,
    IReadOnlyList<string> PersonalData,
    string Token,
    string Because,
    string BecauseJa);
