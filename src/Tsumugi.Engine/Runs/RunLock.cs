using Tsumugi.Contracts.Messages;

namespace Tsumugi.Engine.Runs;

/// <summary>Keeps a second driver out of a run's folder; the operating system lets go of it when the process dies in any way.</summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="TsumugiException">TSU5001: another process holds it.</exception>
    public static RunLock Take(RunFolder folder)
    {
        Directory.CreateDirectory(folder.WorkFolder);
        try
        {
            return new RunLock(new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
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
