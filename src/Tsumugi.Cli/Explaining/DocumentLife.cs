namespace Tsumugi.Cli.Explaining;

/// <summary>Everything that the ledgers say of one document.</summary>
internal sealed record DocumentLife
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Path { get; init; }

    public required long Offset { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required string Licence { get; init; }

    public required string Encoding { get; init; }

    public required string Language { get; init; }

    public required long RawBytes { get; init; }

    public required long TextBytes { get; init; }

    /// <summary>Gets the shard of the first pass, from the name of the ledger file.</summary>
    public required int Shard { get; init; }

    /// <summary>Gets the row among the shard's stored documents; -1 if it was not stored.</summary>
    public required long Row { get; init; }

    /// <summary>Gets the decisions in the order of the steps.</summary>
    public required IReadOnlyList<StepDecision> Decisions { get; init; }

    /// <summary>Gets the measures; empty if it was not measured.</summary>
    public required IReadOnlyDictionary<string, double> Measures { get; init; }

    /// <summary>Gets what was rewritten or cut.</summary>
    public required IReadOnlyList<LifeEdit> Edits { get; init; }

    /// <summary>Gets its duplicate cluster: how many documents, and its role; null if nobody resembles it.</summary>
    public required (long Size, string Role)? Cluster { get; init; }

    /// <summary>Gets the address of the kept twin of a merged document; empty otherwise.</summary>
    public required string KeptUrl { get; init; }

    /// <summary>Gets the decision that ended its way; for a kept document the one that wrote it.</summary>
    public StepDecision? Final => Decisions.FirstOrDefault(decision => decision.Outcome != "kept") ?? Decisions.LastOrDefault(decision => decision.Step == "write");
}
