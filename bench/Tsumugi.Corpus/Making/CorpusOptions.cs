namespace Tsumugi.Corpus.Making;

/// <summary>What kind of corpus is wished.</summary>
public sealed record CorpusOptions
{
    /// <summary>Gets the seed; the same seed gives the same corpus.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the wished size of all bodies together, in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Gets the share of exact duplicates among the documents.</summary>
    public double ExactShare { get; init; } = 0.1;

    /// <summary>Gets the share of near-duplicates among the documents.</summary>
    public double NearShare { get; init; } = 0.2;
}
