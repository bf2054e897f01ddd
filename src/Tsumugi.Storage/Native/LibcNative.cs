using System.Runtime.InteropServices;

namespace Tsumugi.Storage.Native;

/// <summary>The system calls that .NET has no name for.</summary>
internal static partial class LibcNative
{
    internal const int NotPermitted = 1; // EPERM: how Linux says that a file system has no links
    internal const int Exists = 17; // EEXIST
    internal const int OtherDevice = 18; // EXDEV
    internal const int TooManyLinks = 31; // EMLINK
    internal const int NotImplemented = 38; // ENOSYS
    internal const int NotSupported = 95; // EOPNOTSUPP

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Rename(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    internal static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    internal static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int ProcessControl(int option, nuint second, nuint third, nuint fourth, nuint fifth);
}
