namespace Tsumugi.Storage.Parquet;

/// <summary>A column of a Parquet file.</summary>
/// <param name="Name">The name; unique in the file.</param>
/// <param name="Type">What it holds.</param>
public sealed record ParquetColumn(string Name, ParquetType Type);
