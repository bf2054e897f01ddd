using Tsumugi.Engine.Execution;

namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>Looks from time to time how much disk a folder takes, for the sentence that tells it.</summary>
internal sealed class DiskWatch : IRunProgress, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly string _folder;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private long _mostBytes;

    /// <summary>Begins to watch.</summary>
    public DiskWatch(string folder)
    {
        _folder = folder;
        _thread = new Thread(Watch) { IsBackground = true, Name = "disk watch" };
        _thread.Start();
    }

    /// <summary>Gets the most bytes seen.</summary>
    public long MostBytes => Interlocked.Read(ref _mostBytes);

    public void StageBegins(string stage, int tasks, int done) => Look();

    public void Advanced(string stage, long bytes)
    {
    }

    public void TaskDone(string stage) => Look();

    public void TaskRetried(string stage, int index, Exception error)
    {
    }

    public void StageEnds(string stage) => Look();

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Watch()
    {
        while (!_stop.Wait(Pause))
        {
            Look();
        }
    }

    private void Look()
    {
        long bytes = 0;
        try
        {
            foreach (FileInfo file in new DirectoryInfo(_folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
            {
                bytes += file.Exists ? file.Length : 0;
            }
        }
        catch (IOException)
        {
            // A file went away while it was looked at: the next look counts.
        }

        long most = MostBytes;
        while (bytes > most && Interlocked.CompareExchange(ref _mostBytes, bytes, most) != most)
        {
            most = MostBytes;
        }
    }
}
