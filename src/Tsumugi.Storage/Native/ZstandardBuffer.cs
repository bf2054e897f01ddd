using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>ZSTD_inBuffer and ZSTD_outBuffer, which have the same shape.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct ZstandardBuffer
{
    internal byte* Start;
    internal nuint Size;
    internal nuint Position;
}
