using Tsumugi.Storage.Parquet;

namespace Tsumugi.EndToEnd;

/// <summary>Reads ledgers as any other tool would: as plain Parquet.</summary>
public static class Ledgers
{
    /// <summary>Gets the rows of all files of one ledger, as texts.</summary>
    public static IEnumerable<string[]> Rows(string output, string ledger, params string[] columns) => Read(Path.Combine(output, "ledger"), ledger, columns);

    /// <summary>Gets the rows of the dataset, as texts.</summary>
    public static IEnumerable<string[]> Dataset(string output, params string[] columns) => Read(Path.Combine(output, "data"), "part", columns);

    /// <summary>Gets the rows of documents of earlier runs that a run brings back, as texts.</summary>
    public static IEnumerable<string[]> Restored(string output, params string[] columns) => Read(Path.Combine(output, "data"), "restored", columns);

    private static IEnumerable<string[]> Read(string folder, string name, string[] columns)
    {
        foreach (string path in Directory.EnumerateFiles(folder, name + "-*.parquet").Order(StringComparer.Ordinal))
        {
            using ParquetReader reader = ParquetReader.Open(path, columns);
            while (reader.Read())
            {
                yield return [.. columns.Select((_, column) => reader.IsNull(column) ? "" : reader.IsText(column) ? reader.GetString(column) : FormattableString.Invariant($"{reader.GetInt64(column)}"))];
            }
        }
    }
}
