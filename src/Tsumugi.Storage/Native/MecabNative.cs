using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>The few functions of MeCab's C interface (mecab.h of 0.996) that cutting needs.</summary>
internal static unsafe partial class MecabNative
{
    internal const string Library = "libmecab.so.2";

    static MecabNative() => NativeLibraries.Register();

    [LibraryImport(Library, EntryPoint = "mecab_new2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint New(string arguments);

    [LibraryImport(Library, EntryPoint = "mecab_destroy")]
    internal static partial void Destroy(nint mecab);

    [LibraryImport(Library, EntryPoint = "mecab_sparse_tonode2")]
    internal static partial MecabNode* Cut(nint mecab, byte* text, nuint length);

    [LibraryImport(Library, EntryPoint = "mecab_dictionary_info")]
    internal static partial MecabDictionary* Dictionary(nint mecab);

    [LibraryImport(Library, EntryPoint = "mecab_version")]
    internal static partial byte* Version();
}
