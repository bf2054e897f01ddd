using Tsumugi.Contracts.Guarding;

namespace Tsumugi.Serve.Guarding;

/// <summary>What the guard rules say of a text.</summary>
/// <param name="Text">The text with tokens in it; where it is refused, what stands before the first place that is.</param>
/// <param name="Spoke">The rules that found something, in their order.</param>
/// <param name="Refused">The rule that refuses it; null if none does.</param>
public sealed record GuardVerdict(string Text, IReadOnlyList<GuardRule> Spoke, GuardRule? Refused);
