using Tsumugi.Contracts.Messages;

namespace Tsumugi.Engine.Runs;

/// <summary>Keeps those who sweep a run's folder apart from those who write in it; the operating system lets go of the lock when a process dies in any way.</summary>
/// <remarks>
/// A local build and whoever sweeps hold the folder alone; any number of single tasks (<see cref="Join"/>) hold it together. It is `flock`, which Linux
/// passes on to the server of NFS and Lustre (mounted with `flock`). Where a file system ignores it nothing is damaged: tasks are still committed once only,
/// and an attempt whose temporaries were swept fails and is tried again.
/// </remarks>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the folder alone.</summary>
    /// <exception cref="TsumugiException">TSU5001: another process holds it.</exception>
    public static RunLock Take(RunFolder folder) => Open(folder, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes the folder alone if nobody holds it.</summary>
    /// <returns>The lock; null if somebody does.</returns>
    public static RunLock? TryTake(RunFolder folder) => Try(Take, folder);

    /// <summary>Joins those who run single tasks in the folder.</summary>
    /// <exception cref="TsumugiException">TSU5001: a process holds it alone.</exception>
    public static RunLock Join(RunFolder folder) => Open(folder, FileAccess.Read, FileShare.Read);

    /// <summary>Joins those who run single tasks in the folder, unless a process holds it alone.</summary>
    /// <returns>The lock; null if one does.</returns>
    public static RunLock? TryJoin(RunFolder folder) => Try(Join, folder);

    private static RunLock? Try(Func<RunFolder, RunLock> open, RunFolder folder)
    {
        try
        {
            return open(folder);
        }
        catch (TsumugiException)
        {
            return null;
        }
    }

    private static RunLock Open(RunFolder folder, FileAccess access, FileShare share)
    {
        Directory.CreateDirectory(folder.WorkFolder);
        try
        {
            return new RunLock(new FileStream(folder.LockFile, FileMode.OpenOrCreate, access, share));
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(folder.LockFile) && !Storage.Files.DiskFull.Is(held))
        {
            throw new TsumugiException(
                "TSU5001",
                ExitCode.Temporary,
                folder.Root,
                new Phrase("another run is working in this folder", "このフォルダでは別の実行が動いています"),
                new Phrase("wait for it, or choose another `--out`", "終わるのを待つか、別の `--out` を指定してください"),
                held);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
