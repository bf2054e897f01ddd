using Tsumugi.Storage.Files;

namespace Tsumugi.Models.Packing;

/// <summary>Files that are written under a hidden name and get their own when they are whole.</summary>
internal static class UnfinishedFiles
{
    /// <summary>Gets the hidden name.</summary>
    public static string NameOf(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.tmp");

    /// <summary>Creates the hidden file; one left by an attempt that broke off is replaced.</summary>
    public static FileStream Create(string path)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new FileStream(NameOf(path), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
    }

    /// <summary>Gives a finished and closed file its name.</summary>
    /// <exception cref="IOException">A file of that name is there, or the disk is full.</exception>
    public static void Publish(string path)
    {
        if (AtomicFile.Publish(NameOf(path), path) != PublishResult.Published)
        {
            throw new IOException($"{path} is there already");
        }
    }
}
