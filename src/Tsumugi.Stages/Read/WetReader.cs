using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Archives;

namespace Tsumugi.Stages.Read;

/// <summary>Reads the texts that Common Crawl makes of its pages (WET): the `conversion` records of a WARC file.</summary>
/// <remarks>The text is UTF-8; malformed sequences become U+FFFD. Records of other types are skipped. Faults and positions are those of <see cref="WarcReader"/>.</remarks>
/// <param name="limits">The sizes in force; null for the usual ones.</param>
public sealed class WetReader(ReadLimits? limits = null) : IReader
{
    /// <inheritdoc/>
    public string Kind => "wet";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".wet", ".wet.gz", ".wet.zst", ".warc.wet", ".warc.wet.gz", ".warc.wet.zst"];

    /// <inheritdoc/>
    public bool CanSplit(string path) => ArchiveFiles.CanSplit(path);

    /// <inheritdoc/>
    public IRecordReader Open(SourceFile file) => new ArchiveRecordReader(ArchiveFiles.Open(file), wet: true, limits ?? ReadLimits.Default);
}
