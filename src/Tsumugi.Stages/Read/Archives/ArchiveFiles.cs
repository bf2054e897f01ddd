using System.IO.Compression;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Opens archives by what they begin with, not by their names.</summary>
internal static class ArchiveFiles
{
    private enum Packing
    {
        None,
        Gzip,
        GzipTwice,
        Zstandard,
    }

    /// <summary>Opens a slice as a feed.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ArchiveFeed Open(SourceFile source)
    {
        switch (PackingOf(source.Path))
        {
            case Packing.Gzip:
                return new GzipFeed(GzipMemberReader.Open(source.Path, source.Start), source.Start, source.End);
            case Packing.GzipTwice:
                // Positions are those in the inner file; what lies in between cannot be found without reading from the start.
                FileStream outer = OpenFile(source.Path);
                return new GzipFeed(new GzipMemberReader(new GzipContentStream(outer)), 0, source.Start == 0 ? source.End : 0);
            case Packing.Zstandard:
                FileStream packed = OpenFile(source.Path);
                return new StreamFeed(new ZstandardStream(packed, CompressionMode.Decompress, leaveOpen: true), packed, source.Start, "zstd");
            default:
                return new PlainFeed(source.Path, source.Start, source.End);
        }
    }

    /// <summary>Says whether a file can be read from the middle.</summary>
    public static bool CanSplit(string path) => PackingOf(path) is Packing.None or Packing.Gzip;

    private static Packing PackingOf(string path)
    {
        using FileStream file = OpenFile(path);
        Span<byte> magic = stackalloc byte[4];
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        if (magic[..read] is [0x1F, 0x8B, 0x08, ..])
        {
            file.Position = 0;
            using GzipMemberReader members = new(file, leaveOpen: true);
            read = members.NextMember() ? members.Read(magic) : 0;
            return magic[..read] is [0x1F, 0x8B, 0x08, ..] ? Packing.GzipTwice : Packing.Gzip;
        }

        // A frame, or a skippable frame with a dictionary in front of it (0x184D2A50 to 0x184D2A5F, RFC 8878).
        bool zstandard = magic[..read] is [0x28, 0xB5, 0x2F, 0xFD] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18];
        return zstandard ? Packing.Zstandard : Packing.None;
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
