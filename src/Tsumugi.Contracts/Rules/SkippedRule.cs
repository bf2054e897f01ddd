namespace Tsumugi.Contracts.Rules;

/// <summary>A rule of the published pipeline that is not held against documents, since its signal is absent.</summary>
/// <param name="Rule">The rule; its measure cannot be taken.</param>
/// <param name="Signal">What is missing.</param>
public sealed record SkippedRule(Rule Rule, Signal Signal)
{
    /// <summary>The word for the reason in outputs for programs.</summary>
    public const string Reason = "signal-absent";
}
