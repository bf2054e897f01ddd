using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Tables;

namespace Tsumugi.Stages.Read;

/// <summary>Reads Parquet files: one row is one document.</summary>
/// <remarks>
/// <para>
/// The text is the column <see cref="SourceFile.TextField"/>; `url`, `title`, `id`, `date` and `licence` (or `license`) are taken
/// where the file has them. <see cref="RawRecord.Offset"/> is the row.
/// </para>
/// <para>
/// Faults: `read/no-text-field` (a null, or once for a file without the column), `read/not-utf8`, `read/too-large`, and
/// `read/corrupt-parquet`, which ends the file. Files are not split: they are written in parts of a convenient size.
/// </para>
/// </remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class ParquetSourceReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "parquet";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".parquet", ".pq"];

    /// <inheritdoc/>
    public bool CanSplit(string path) => false;

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file) => new ParquetRecordReader(file, limits ?? ReadLimits.Default);
}
