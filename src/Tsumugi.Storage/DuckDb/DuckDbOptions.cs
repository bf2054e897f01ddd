namespace Tsumugi.Storage.DuckDb;

/// <summary>What one DuckDB instance may use.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Gets the memory limit in bytes; DuckDB's own buffers keep to it, small allocations come on top.</summary>
    public long MemoryBytes { get; init; } = 512L << 20;

    /// <summary>Gets the number of threads; with more than one the order of rows and so the bytes of a file may change.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Gets the folder for what does not fit into memory; empty means that such a statement fails.</summary>
    public string TemporaryFolder { get; init; } = "";
}
