using System.Buffers.Binary;
using System.IO.Compression;

namespace Tsumugi.Storage.Compression;

/// <summary>Opens plain, gzip and zstd files alike.</summary>
public static class CompressedFiles
{
    private const uint FirstSkippable = 0x184D2A50; // zstd's skippable frames have 16 magics; some writers begin with one

    /// <summary>Opens a file for reading; its first bytes decide, not its name.</summary>
    /// <returns>The content; a cut or damaged file throws <see cref="InvalidDataException"/> while it is read.</returns>
    public static Stream OpenRead(string path)
    {
        FileStream file = new(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        try
        {
            Span<byte> head = stackalloc byte[4];
            int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            file.Position = 0;
            if (length >= 2 && head[0] == 0x1F && head[1] == 0x8B)
            {
                return new GzipReadStream(file);
            }

            bool zstd = length == 4 && (head.SequenceEqual(Zstandard.Magic) || (BinaryPrimitives.ReadUInt32LittleEndian(head) & ~0xFu) == FirstSkippable);
            return zstd ? new ZstandardStream(file, CompressionMode.Decompress) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Creates a file; the name decides: `.gz`, `.zst`, or plain.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="zstandardQuality">The level for `.zst`.</param>
    /// <param name="name">The name that decides, if it is not the path's (a temporary file).</param>
    public static Stream OpenWrite(string path, int zstandardQuality = ZstandardCompressionOptions.DefaultQuality, string? name = null)
    {
        FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        return Path.GetExtension(name ?? path).ToLowerInvariant() switch
        {
            ".gz" => new GZipStream(file, CompressionLevel.Optimal),
            ".zst" => new ZstandardStream(file, new ZstandardCompressionOptions { Quality = zstandardQuality, AppendChecksum = true }),
            _ => file,
        };
    }
}
