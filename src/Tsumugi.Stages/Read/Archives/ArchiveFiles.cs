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
        bool isFirst = source is { Start: 0, End: > 0 };
        switch (PackedFile.PackingOf(source.Path))
        {
            case Packing.Gzip:
                return new GzipFeed(GzipMemberReader.Open(source.Path, source.Start), source.Start, source.End, position => IsFound(source.Path, position));
            case Packing.GzipTwice:
                // Positions are those in the inner file; what lies in between cannot be found without reading from the start.
                GzipMemberReader inner = new(new GzipContentStream(PackedFile.Open(source.Path)));
                return new GzipFeed(inner, 0, isFirst ? long.MaxValue : 0, _ => true);
            case Packing.Zstandard:
                FileStream packed = PackedFile.Open(source.Path);
                return new StreamFeed(new ZstandardStream(packed, CompressionMode.Decompress, leaveOpen: true), packed, isFirst, "zstd");
            default:
                return new PlainFeed(source.Path, source.Start, source.End);
        }
    }

    /// <summary>Says whether a file can be read from the middle.</summary>
    public static bool CanSplit(string path) => PackedFile.PackingOf(path) is Packing.None or Packing.Gzip;

    private static bool IsFound(string path, long position)
    {
        using GzipMemberReader members = GzipMemberReader.Open(path, position);
        return members.NextMember() && members.MemberOffset == position;
    }
}
