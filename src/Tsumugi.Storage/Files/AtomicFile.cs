using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Tsumugi.Storage.Native;

namespace Tsumugi.Storage.Files;

/// <summary>Gives files their final names: wholly or not at all; <see cref="Publish"/> only once, <see cref="Replace"/> again and again.</summary>
/// <remarks>
/// After a power failure a reader sees the whole file under its final name, or none: the content reaches the disk before the name, and
/// the name before this returns. `link(2)` creates the name only if it is free, so of two attempts exactly one wins, also over NFS.
/// Any thread or process.
/// </remarks>
public static class AtomicFile
{
    /// <summary>Publishes a file.</summary>
    /// <param name="temporaryPath">The finished and closed file, in the folder of the final one; it is gone afterwards.</param>
    /// <param name="finalPath">The final name.</param>
    /// <returns>Whether this file won.</returns>
    /// <exception cref="FileNotFoundException">There is no temporary file.</exception>
    /// <exception cref="IOException">The disk is full (<see cref="DiskFull"/>) or gone.</exception>
    public static PublishResult Publish(string temporaryPath, string finalPath)
    {
        FlushFile(temporaryPath);
        PublishResult result = TryLink(temporaryPath, finalPath) ?? Rename(temporaryPath, finalPath);

        // Also after losing: the winner may have died between its link and its flush.
        FlushFolder(finalPath);
        File.Delete(temporaryPath);
        return result;
    }

    /// <summary>Writes a file anew: whoever reads it sees the old one or the new one, wholly.</summary>
    /// <param name="path">The file, which need not be there yet; its folder must be.</param>
    /// <param name="write">Writes the content; if it throws, the old file stays.</param>
    /// <exception cref="IOException">The disk is full (<see cref="DiskFull"/>) or gone.</exception>
    public static void Replace(string path, Action<FileStream> write)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.MachineName}-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp"));
        using (FileStream file = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            write(file);
        }

        FlushFile(temporary);
        File.Move(temporary, path, overwrite: true);
        FlushFolder(path);
    }

    /// <summary>Gives a published file a second name, so that two folders hold it and the disk holds it once; copies it where the file system cannot.</summary>
    /// <param name="path">A file that nobody changes any more.</param>
    /// <param name="secondPath">The further name; its folder is there. If the name is taken, the file that has it stays.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The disk is full (<see cref="DiskFull"/>) or gone.</exception>
    public static void Share(string path, string secondPath)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException("there is no file to share", path);
        }

        if (TryLink(path, secondPath) is null)
        {
            string copy = Path.Combine(Path.GetDirectoryName(secondPath)!, $".{Path.GetFileName(secondPath)}.shared.tmp");
            File.Copy(path, copy, overwrite: true);
            Publish(copy, secondPath);
        }
    }

    /// <summary>For file systems without links (FAT, some network shares): the check and the renaming are two steps, so two attempts at the same instant may both win.</summary>
    internal static PublishResult Rename(string temporaryPath, string finalPath)
    {
        if (Path.Exists(finalPath))
        {
            return PublishResult.AlreadyThere;
        }

        if (!OperatingSystem.IsWindows())
        {
            return LibcNative.Rename(temporaryPath, finalPath) == 0 ? PublishResult.Published : throw Failed(finalPath, Marshal.GetLastPInvokeError());
        }

        File.Move(temporaryPath, finalPath);
        return PublishResult.Published;
    }

    private static PublishResult? TryLink(string temporaryPath, string finalPath)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        if (LibcNative.Link(temporaryPath, finalPath) == 0)
        {
            return PublishResult.Published;
        }

        int error = Marshal.GetLastPInvokeError();
        return error switch
        {
            LibcNative.Exists => PublishResult.AlreadyThere,
            LibcNative.NotPermitted or LibcNative.OtherDevice or LibcNative.TooManyLinks or LibcNative.NotImplemented or LibcNative.NotSupported => null,
            _ => throw Failed(finalPath, error),
        };
    }

    private static void FlushFile(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private static void FlushFolder(string finalPath)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(finalPath))!;
        int descriptor = LibcNative.Open(folder, 0);
        if (descriptor < 0)
        {
            throw Failed(folder, Marshal.GetLastPInvokeError());
        }

        // Some network file systems cannot flush a folder and say EINVAL; there is nothing more to be done there.
        _ = LibcNative.Sync(descriptor);
        _ = LibcNative.Close(descriptor);
    }

    private static IOException Failed(string path, int error) => new($"{path}: the file could not be published: {Marshal.GetPInvokeErrorMessage(error)}", error);
}
