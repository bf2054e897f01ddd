using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Archives;

namespace Tsumugi.Stages.Read;

/// <summary>Reads the pages of web archives: WARC 0.17 to 1.1 and ARC, plain, gzip or zstd.</summary>
/// <remarks>
/// <para>
/// Responses and resources whose type is HTML or XHTML are pages, plain texts are <see cref="RecordKind.TextBytes"/>; transfer and
/// content codings are undone. Everything else a server may answer is <see cref="RecordKind.NotAPage"/> with a reason:
/// `read/http-status`, `read/media-type`, `read/empty-body`, `read/revisit`. Damage is a fault: `read/wrong-length`,
/// `read/truncated-record`, `read/truncated-gzip`, `read/corrupt-gzip`, `read/bad-header`, `read/bad-http-head`,
/// `read/corrupt-body`, `read/unknown-coding`, `read/too-large`, and the same two words with `zstd`.
/// </para>
/// <para>
/// Positions: the gzip member's offset in the file, plus the record's rank where several share a member; the record's own offset
/// in a plain file; the offset in the decompressed bytes for zstd and for gzip inside gzip.
/// Known misses: conversions and segmented records (`continuation`) are skipped.
/// </para>
/// </remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class WarcReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "warc";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz"];

    /// <inheritdoc/>
    public bool CanSplit(string path) => ArchiveFiles.CanSplit(path);

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file) => new ArchiveRecordReader(ArchiveFiles.Open(file), wet: false, limits ?? ReadLimits.Default);
}
