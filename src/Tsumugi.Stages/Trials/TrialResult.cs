namespace Tsumugi.Stages.Trials;

/// <summary>What a trial would make of a corpus.</summary>
public sealed record TrialResult
{
    /// <summary>Gets the trial.</summary>
    public required Trial Trial { get; init; }

    /// <summary>Gets the counts by source, by name in ordinal order.</summary>
    public required IReadOnlyList<SourceCount> Sources { get; init; }

    /// <summary>Gets the counts by rule: blocked hosts first, then the order of the preset.</summary>
    public required IReadOnlyList<RuleCount> Rules { get; init; }

    /// <summary>Gets the documents that change their fate against the first trial, most first.</summary>
    public required IReadOnlyList<FateChange> Changes { get; init; }

    /// <summary>Gets the clusters of duplicates whose outcome could only be estimated, since the similarities of the run are gone; 0 if every number is exact.</summary>
    public required long EstimatedClusters { get; init; }

    /// <summary>Gets by how many documents the kept ones may exceed the estimate; 0 if every number is exact.</summary>
    public required long MostFurtherKept { get; init; }

    /// <summary>Gets what reaches the rules.</summary>
    public Quantity Stored => Sum(source => source.Stored);

    /// <summary>Gets what passes the rules.</summary>
    public Quantity Passing => Sum(source => source.Passing);

    /// <summary>Gets what is merged into twins.</summary>
    public Quantity Merged => Sum(source => source.Merged);

    /// <summary>Gets what goes into the dataset.</summary>
    public Quantity Kept => Passing - Merged;

    private Quantity Sum(Func<SourceCount, Quantity> part) => Sources.Aggregate(default(Quantity), (sum, source) => sum + part(source));
}
