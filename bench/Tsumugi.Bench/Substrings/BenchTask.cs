using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Bench.Substrings;

/// <summary>One task of a <see cref="BenchRun"/>.</summary>
internal sealed class BenchTask : ITaskContext
{
    private readonly BenchRun _run;
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly List<string> _outputs = [];

    public BenchTask(BenchRun run, int index, string scratchFolder, long memoryBytes)
    {
        (_run, Index, ScratchFolder, MemoryBytes) = (run, index, scratchFolder, memoryBytes);
        Directory.CreateDirectory(scratchFolder);
    }

    public int Index { get; }

    public long MemoryBytes { get; }

    public CancellationToken Stopping => CancellationToken.None;

    public string ScratchFolder { get; }

    public int CountTasks(string stage) => _run.CountTasks(stage);

    public TaskManifest Manifest(string stage, int index) => _run.Manifest(stage, index);

    public string Input(string key) => _run.Path(key);

    public void NoteSource(string name, long bytes, string sha256)
    {
        // Nothing asks where a benchmark's texts come from.
    }

    public string Output(string key)
    {
        _outputs.Add(key);
        string path = _run.Path(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path + ".tmp";
    }

    public void Records(string key, long records)
    {
        // The files know their length.
    }

    public void Count(string counter, long amount) => _counters[counter] = _counters.GetValueOrDefault(counter) + amount;

    public void Progress(long bytes)
    {
        // Nobody watches.
    }

    public TaskManifest Commit(string stage)
    {
        foreach (string key in _outputs)
        {
            File.Move(_run.Path(key) + ".tmp", _run.Path(key), overwrite: true);
        }

        Directory.Delete(ScratchFolder, recursive: true);
        return new TaskManifest { Plan = "bench", Stage = stage, Index = Index, Inputs = [], Outputs = [], Counters = _counters };
    }
}
