namespace Tsumugi.Storage.Parquet;

/// <summary>How a Parquet file is written.</summary>
public sealed record ParquetOptions
{
    /// <summary>Gets the zstd level of the pages.</summary>
    public int CompressionLevel { get; init; } = 3;

    /// <summary>Gets the number of rows after which a row group is closed (at the next multiple of what is handed over at once, at most 2,048 rows).</summary>
    public int RowGroupRows { get; init; } = 122_880;

    /// <summary>Gets the raw bytes after which a row group is closed, so that long texts need no more memory than short ones.</summary>
    public long RowGroupBytes { get; init; } = 32L << 20;

    /// <summary>Gets the most memory DuckDB may use for this file; a single text needs a few times its size.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;
}
