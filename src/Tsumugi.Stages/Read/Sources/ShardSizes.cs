namespace Tsumugi.Stages.Read.Sources;

/// <summary>How large shards should be, in bytes on disk.</summary>
public sealed record ShardSizes
{
    /// <summary>Gets the sizes in force unless someone says otherwise.</summary>
    public static ShardSizes Default { get; } = new();

    /// <summary>Gets the size at which a shard of small files is full.</summary>
    public long TargetBytes { get; init; } = 4 << 20;

    /// <summary>Gets the size above which a file is cut into slices, if its kind allows that.</summary>
    public long SplitBytes { get; init; } = 32 << 20;

    /// <summary>Gets the most files in one shard, so that folders of tiny files still spread over workers.</summary>
    public int MostFiles { get; init; } = 1000;
}
