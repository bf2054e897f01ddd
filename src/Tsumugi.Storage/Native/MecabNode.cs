using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>The beginning of mecab_node_t (mecab.h of 0.996): one word, or the beginning or end of the text, which have no length.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MecabNode
{
    internal MecabNode* Previous;
    internal MecabNode* Next;
    internal nint EndNext;
    internal nint BeginNext;
    internal nint RightPath;
    internal nint LeftPath;
    internal byte* Surface;
    internal byte* Feature;
    internal uint Id;
    internal ushort Length;
    internal ushort LengthWithBlanks;
}
