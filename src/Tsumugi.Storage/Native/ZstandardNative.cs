using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>The part of zstd's stable C interface that we use (zstd.h, unchanged since 1.4.0).</summary>
internal static unsafe partial class ZstandardNative
{
    internal const int CompressionLevel = 100; // ZSTD_c_compressionLevel
    internal const int WindowLog = 101; // ZSTD_c_windowLog
    internal const int ContentSizeFlag = 200; // ZSTD_c_contentSizeFlag
    internal const int ChecksumFlag = 201; // ZSTD_c_checksumFlag
    internal const int WindowLogMax = 100; // ZSTD_d_windowLogMax
    internal const int ResetSessionOnly = 1; // ZSTD_reset_session_only

    internal const int Continue = 0; // ZSTD_e_continue
    internal const int Flush = 1; // ZSTD_e_flush
    internal const int End = 2; // ZSTD_e_end

    static ZstandardNative() => NativeLibraries.Register();

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_versionNumber")]
    internal static partial uint VersionNumber();

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_createCCtx")]
    internal static partial ZstandardCompressionHandle CreateCompression();

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_freeCCtx")]
    internal static partial nuint FreeCompression(nint context);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_CCtx_setParameter")]
    internal static partial nuint SetCompression(ZstandardCompressionHandle context, int parameter, int value);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_compressStream2")]
    internal static partial nuint CompressStream(ZstandardCompressionHandle context, ZstandardBuffer* output, ZstandardBuffer* input, int directive);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_compress2")]
    internal static partial nuint Compress(ZstandardCompressionHandle context, byte* destination, nuint capacity, byte* source, nuint size);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_compressBound")]
    internal static partial nuint CompressBound(nuint size);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_createDCtx")]
    internal static partial ZstandardDecompressionHandle CreateDecompression();

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_freeDCtx")]
    internal static partial nuint FreeDecompression(nint context);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_DCtx_setParameter")]
    internal static partial nuint SetDecompression(ZstandardDecompressionHandle context, int parameter, int value);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_DCtx_reset")]
    internal static partial nuint ResetDecompression(ZstandardDecompressionHandle context, int directive);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_decompressStream")]
    internal static partial nuint DecompressStream(ZstandardDecompressionHandle context, ZstandardBuffer* output, ZstandardBuffer* input);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_decompressDCtx")]
    internal static partial nuint Decompress(ZstandardDecompressionHandle context, byte* destination, nuint capacity, byte* source, nuint size);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_isError")]
    internal static partial uint IsError(nuint code);

    [LibraryImport(NativeLibraries.ZstandardFile, EntryPoint = "ZSTD_getErrorName")]
    internal static partial nint ErrorName(nuint code);

    /// <summary>Passes a result on; an error becomes an exception with zstd's own words.</summary>
    /// <exception cref="InvalidDataException">The code is an error.</exception>
    internal static nuint Check(nuint code)
    {
        if (IsError(code) != 0)
        {
            throw new InvalidDataException($"zstd: {Marshal.PtrToStringUTF8(ErrorName(code))}");
        }

        return code;
    }
}
