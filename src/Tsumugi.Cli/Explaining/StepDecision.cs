using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Cli.Explaining;

/// <summary>One row of the decision ledger, as read back.</summary>
internal sealed record StepDecision(string Step, string Rule, string Outcome, double? Value, double? Min, double? Max, string KeptId, string Detail, IReadOnlyList<TextSpan> Spans);
