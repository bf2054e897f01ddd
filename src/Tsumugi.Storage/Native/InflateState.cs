using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>The runtime's PAL_ZStream (src/native/libs/System.IO.Compression.Native/pal_zlib.h): zlib's own state hangs behind a pointer, so this may move.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct InflateState
{
    internal byte* Input;
    internal byte* Output;
    internal nint Message;
    internal nint Internal;
    internal uint InputLeft;
    internal uint OutputLeft;
}
