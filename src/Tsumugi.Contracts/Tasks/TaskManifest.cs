namespace Tsumugi.Contracts.Tasks;

/// <summary>The commit of one task: when this small file exists, the task is done.</summary>
public sealed record TaskManifest
{
    /// <summary>Gets the hash of the plan that the task belongs to.</summary>
    public required string Plan { get; init; }

    /// <summary>Gets the stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Gets the index of the task in its stage.</summary>
    public required int Index { get; init; }

    /// <summary>Gets what was read: outputs of former stages and stretches of source files, with SHA-256.</summary>
    public required IReadOnlyList<TaskOutput> Inputs { get; init; }

    /// <summary>Gets what was written.</summary>
    public required IReadOnlyList<TaskOutput> Outputs { get; init; }

    /// <summary>Gets what was counted, by name in ordinal order.</summary>
    public required SortedDictionary<string, long> Counters { get; init; }

    /// <summary>Gets which attempt won, starting at 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Gets the machine that ran it.</summary>
    public string Host { get; init; } = "";
}
