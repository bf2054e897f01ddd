using System.IO.Compression;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read.Files;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Opens archives by what they begin with, not by their names.</summary>
internal static class ArchiveFiles
{
    /// <summary>Opens a slice as a feed.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ArchiveFeed Open(SourceFile source)
    {
        switch (PackedFile.PackingOf(source.Path))
        {
            case Packing.Gzip:
                return new GzipFeed(GzipMemberReader.Open(source.Path, source.Start), source.Start, source.End);
            case Packing.GzipTwice:
                // Positions are those in the inner file; what lies in between cannot be found without reading from the start.
                GzipMemberReader inner = new(new GzipContentStream(PackedFile.Open(source.Path)));
                return new GzipFeed(inner, 0, source.Start == 0 ? long.MaxValue : 0);
            case Packing.Zstandard:
                FileStream packed = PackedFile.Open(source.Path);
                return new StreamFeed(new ZstandardStream(packed, CompressionMode.Decompress, leaveOpen: true), packed, source.Start, "zstd");
            default:
                return new PlainFeed(source.Path, source.Start, source.End);
        }
    }

    /// <summary>Says whether a file can be read from the middle.</summary>
    public static bool CanSplit(string path) => PackedFile.PackingOf(path) is Packing.None or Packing.Gzip;
}
