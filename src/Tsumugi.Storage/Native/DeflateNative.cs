using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>zlib's deflate as it lies inside the .NET runtime, called directly: `ZLibStream` allocates for every document, and only the size is wanted.</summary>
/// <remarks>See <see cref="InflateNative"/>.</remarks>
internal static unsafe partial class DeflateNative
{
    internal const int BestCompression = 9;
    internal const int Deflated = 8;
    internal const int ZlibWindowBits = 15;
    internal const int DefaultMemory = 8;
    internal const int DefaultStrategy = 0;
    internal const int Finish = 4;

    private const string Library = "libSystem.IO.Compression.Native";

    [LibraryImport(Library, EntryPoint = "CompressionNative_DeflateInit2_")]
    internal static partial int Init(InflateState* state, int level, int method, int windowBits, int memory, int strategy);

    [LibraryImport(Library, EntryPoint = "CompressionNative_Deflate")]
    internal static partial int Deflate(InflateState* state, int flush);

    [LibraryImport(Library, EntryPoint = "CompressionNative_DeflateEnd")]
    internal static partial int End(InflateState* state);
}
