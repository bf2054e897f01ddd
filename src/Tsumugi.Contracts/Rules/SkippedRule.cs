using Tsumugi.Contracts.Messages;

namespace Tsumugi.Contracts.Rules;

/// <summary>A rule that is not tested, since its signal is absent.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Why">Why the signal is absent.</param>
public sealed record SkippedRule(Rule Rule, Phrase Why);
