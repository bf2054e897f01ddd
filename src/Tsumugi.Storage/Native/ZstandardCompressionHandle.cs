using Microsoft.Win32.SafeHandles;

namespace Tsumugi.Storage.Native;

/// <summary>Owns one zstd compression context.</summary>
internal sealed class ZstandardCompressionHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => ZstandardNative.FreeCompression(handle) == 0;
}
