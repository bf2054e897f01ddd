using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Compression;

/// <summary>Compresses blocks, each into one independent frame; keeps zstd's tables between blocks.</summary>
/// <remarks>One thread at a time. The same bytes, options and zstd version give the same frame.</remarks>
public sealed unsafe class ZstandardCompressor : IDisposable
{
    private readonly ZstandardCompressionHandle _context;

    /// <summary>Creates a compressor.</summary>
    public ZstandardCompressor(ZstandardCompressionOptions? options = null)
    {
        _context = Open(options ?? new ZstandardCompressionOptions());
    }

    /// <summary>Gets the size that a frame of <paramref name="size"/> bytes never exceeds.</summary>
    public static int MaxCompressedLength(int size) => checked((int)ZstandardNative.CompressBound((nuint)size));

    /// <summary>Compresses one block.</summary>
    /// <param name="source">Any bytes, also none.</param>
    /// <param name="destination">At least <see cref="MaxCompressedLength"/> bytes, to be sure.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="InvalidDataException">The destination is too small.</exception>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // SAFETY: both spans stay pinned during the call, and zstd gets their exact lengths.
        fixed (byte* from = source, to = destination)
        {
            return (int)ZstandardNative.Check(ZstandardNative.Compress(_context, to, (nuint)destination.Length, from, (nuint)source.Length));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    internal static ZstandardCompressionHandle Open(ZstandardCompressionOptions options)
    {
        ZstandardCompressionHandle context = ZstandardNative.CreateCompression();
        if (context.IsInvalid)
        {
            context.Dispose();
            throw new IOException("zstd: no memory for a compression context");
        }

        ZstandardNative.Check(ZstandardNative.SetCompression(context, ZstandardNative.CompressionLevel, options.Quality));
        ZstandardNative.Check(ZstandardNative.SetCompression(context, ZstandardNative.ChecksumFlag, options.AppendChecksum ? 1 : 0));
        if (options.WindowLog2 != 0)
        {
            ZstandardNative.Check(ZstandardNative.SetCompression(context, ZstandardNative.WindowLog, options.WindowLog2));
        }

        return context;
    }
}
