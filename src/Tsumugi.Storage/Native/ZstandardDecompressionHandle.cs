using Microsoft.Win32.SafeHandles;

namespace Tsumugi.Storage.Native;

/// <summary>Owns one zstd decompression context.</summary>
internal sealed class ZstandardDecompressionHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => ZstandardNative.FreeDecompression(handle) == 0;
}
