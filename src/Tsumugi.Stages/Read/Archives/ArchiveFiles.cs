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
                return OpenGzip(source);
            case Packing.GzipTwice:
                // Positions are those in the inner file; what lies in between cannot be found without reading from the start.
                GzipMemberReader inner = new(new GzipContentStream(PackedFile.Open(source.Path)));
                return new GzipFeed(inner, 0, isFirst ? long.MaxValue : 0, openAt: null);
            case Packing.Zstandard:
                return new StreamFeed(source.Path, file => new ZstandardStream(file, CompressionMode.Decompress, leaveOpen: true), isFirst, "zstd");
            default:
                return new PlainFeed(source.Path, source.Start, source.End);
        }
    }

    /// <summary>Says whether a file can be read from the middle.</summary>
    public static bool CanSplit(string path) => PackedFile.PackingOf(path) is Packing.None or Packing.Gzip;

    private static GzipFeed OpenGzip(SourceFile source)
    {
        long start = source.Start;
        if (start > 0 && start < source.End)
        {
            // Looks for the first record within the slice only: a file of one huge member would else be searched by each slice to its end.
            using GzipFeed probe = new(GzipMemberReader.Open(source.Path, start, source.End), start, source.End, openAt: null);
            start = probe.NextSegment() ? probe.SegmentOffset : source.End;
        }

        return new GzipFeed(GzipMemberReader.Open(source.Path, start), start, source.End, position => GzipMemberReader.Open(source.Path, position));
    }
}
