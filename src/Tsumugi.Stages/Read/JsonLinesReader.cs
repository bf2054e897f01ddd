using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Files;
using Tsumugi.Stages.Read.Lines;

namespace Tsumugi.Stages.Read;

/// <summary>Reads JSON Lines: one object per line, plain, gzip or zstd.</summary>
/// <remarks>
/// <para>
/// The text is the string at <see cref="SourceFile.TextField"/>; `url`, `title`, `id`, `date` and `licence` (or `license`) are taken
/// where they are strings or numbers at the top level. Blank lines, a byte order mark and CRLF are fine.
/// </para>
/// <para>
/// Faults: `read/not-json`, `read/no-text-field`, `read/not-utf8`, `read/too-large`, and `read/truncated-gzip`, `read/corrupt-gzip`
/// (or `zstd`) where the compression is damaged, which ends the file. Their detail is the line's number, counted from the slice's
/// start, never its content. Positions are those in the decompressed bytes. Only plain files can be split.
/// </para>
/// </remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class JsonLinesReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "jsonl";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } =
    [
        ".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst", ".json.gz", ".json.zst",
    ];

    /// <inheritdoc/>
    public bool CanSplit(string path) => PackedFile.PackingOf(path) == Packing.None;

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file) => new JsonLinesRecordReader(file, limits ?? ReadLimits.Default);
}
