using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>zlib's inflate as it lies inside the .NET runtime, called directly.</summary>
/// <remarks>
/// `DeflateStream` and `GZipStream` read ahead and never say how many compressed bytes they used, but a WARC reader must know at which
/// byte each gzip member begins. The library ships with every .NET runtime and is found by the runtime's own search; its exports have
/// been the same since .NET Core 2.1 (`InflateReset2_` since .NET 7). Tests on each runtime update notice a change.
/// </remarks>
internal static unsafe partial class InflateNative
{
    internal const int Ok = 0; // Z_OK
    internal const int StreamEnd = 1; // Z_STREAM_END
    internal const int BufferError = -5; // Z_BUF_ERROR: nothing could be done, more input or room is needed
    internal const int GzipWindowBits = 15 + 16; // zlib: 16 more means gzip with header and checks

    private const string Library = "libSystem.IO.Compression.Native";

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateInit2_")]
    internal static partial int Init(InflateState* state, int windowBits);

    [LibraryImport(Library, EntryPoint = "CompressionNative_Inflate")]
    internal static partial int Inflate(InflateState* state, int flush);

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateReset2_")]
    internal static partial int Reset(InflateState* state, int windowBits);

    [LibraryImport(Library, EntryPoint = "CompressionNative_InflateEnd")]
    internal static partial int End(InflateState* state);
}
