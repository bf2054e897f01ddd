namespace Tsumugi.Storage.Compression;

/// <summary>Compresses and decompresses single blocks; for many blocks keep a <see cref="ZstandardCompressor"/> or <see cref="ZstandardDecompressor"/>.</summary>
public static class Zstandard
{
    /// <summary>The first four bytes of a frame.</summary>
    public static ReadOnlySpan<byte> Magic => [0x28, 0xB5, 0x2F, 0xFD];

    /// <summary>Compresses a block into one frame.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> source, int quality = ZstandardCompressionOptions.DefaultQuality)
    {
        using ZstandardCompressor compressor = new(new ZstandardCompressionOptions { Quality = quality });
        byte[] room = new byte[ZstandardCompressor.MaxCompressedLength(source.Length)];
        return room[..compressor.Compress(source, room)];
    }

    /// <summary>Decompresses whole frames into a buffer of the caller, which bounds the output.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="InvalidDataException">The block is cut, garbage, or larger than the destination.</exception>
    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        using ZstandardDecompressor decompressor = new();
        return decompressor.Decompress(source, destination);
    }
}
