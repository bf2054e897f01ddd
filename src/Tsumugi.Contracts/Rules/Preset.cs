namespace Tsumugi.Contracts.Rules;

/// <summary>A published pipeline's rules, in its order.</summary>
public sealed record Preset
{
    /// <summary>Gets the name: `swallow-v1`.</summary>
    public required string Name { get; init; }

    /// <summary>Gets one English sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the same in Japanese.</summary>
    public required string SummaryJa { get; init; }

    /// <summary>Gets the paper, repository and version.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the rules in the order in which the pipeline tests them.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Gets the hosts it leaves out.</summary>
    public BlockedHosts BlockedHosts { get; init; } = BlockedHosts.None;
}
