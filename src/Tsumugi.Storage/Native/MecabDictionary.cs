using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>mecab_dictionary_info_t (mecab.h of 0.996).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MecabDictionary
{
    internal byte* FileName;
    internal byte* Charset;
    internal uint Words;
    internal int Kind;
    internal uint LeftContexts;
    internal uint RightContexts;
    internal ushort Version;
    internal MecabDictionary* Next;
}
