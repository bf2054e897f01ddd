using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Files;

/// <summary>Tells how files are compressed by their first bytes; names are not trusted.</summary>
internal static class PackedFile
{
    /// <summary>Looks at a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Packing PackingOf(string path)
    {
        using FileStream file = Open(path);
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

    /// <summary>Opens a file for reading from its start to its end in large steps.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
}
