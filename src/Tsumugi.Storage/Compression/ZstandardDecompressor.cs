using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Compression;

/// <summary>Decompresses blocks that are whole frames.</summary>
/// <remarks>One thread at a time; usable again after a bad block.</remarks>
public sealed unsafe class ZstandardDecompressor : IDisposable
{
    private readonly ZstandardDecompressionHandle _context;

    /// <summary>Creates a decompressor.</summary>
    public ZstandardDecompressor(ZstandardDecompressionOptions? options = null)
    {
        _context = Open(options ?? new ZstandardDecompressionOptions());
    }

    /// <summary>Decompresses one block; concatenated frames are read through.</summary>
    /// <param name="source">Whole frames.</param>
    /// <param name="destination">Bounds the output: nothing is written beyond it whatever the frame says.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="InvalidDataException">The block is cut, garbage, or larger than the destination.</exception>
    public int Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        // SAFETY: both spans stay pinned during the call, and zstd gets their exact lengths.
        fixed (byte* from = source, to = destination)
        {
            return (int)ZstandardNative.Check(ZstandardNative.Decompress(_context, to, (nuint)destination.Length, from, (nuint)source.Length));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    internal static ZstandardDecompressionHandle Open(ZstandardDecompressionOptions options)
    {
        ZstandardDecompressionHandle context = ZstandardNative.CreateDecompression();
        if (context.IsInvalid)
        {
            context.Dispose();
            throw new IOException("zstd: no memory for a decompression context");
        }

        ZstandardNative.Check(ZstandardNative.SetDecompression(context, ZstandardNative.WindowLogMax, options.MaxWindowLog2));
        return context;
    }
}
