using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Tests.Dedup;

/// <summary>One task of a <see cref="FolderRun"/>.</summary>
internal sealed class FolderTask : ITaskContext
{
    private readonly FolderRun _run;
    private readonly string _stage;
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly List<string> _inputs = [];
    private readonly SortedDictionary<string, long> _outputs = new(StringComparer.Ordinal);

    public FolderTask(FolderRun run, string stage, int index, string scratchFolder)
    {
        _run = run;
        _stage = stage;
        Index = index;
        ScratchFolder = scratchFolder;
        Directory.CreateDirectory(scratchFolder);
    }

    public int Index { get; }

    public long MemoryBytes => _run.MemoryBytes;

    public CancellationToken Stopping => _run.Stopping;

    public string ScratchFolder { get; }

    public int CountTasks(string stage) => _run.CountTasks(stage);

    public TaskManifest Manifest(string stage, int index) => _run.Manifest(stage, index);

    public IReadOnlyList<IRunView> Earlier => _run.Earlier;

    public string Input(string key)
    {
        _inputs.Add(key);
        string path = _run.Path(key);
        return File.Exists(path) ? path : throw new FileNotFoundException("no former task published this", path);
    }

    public string EarlierInput(int run, string key)
    {
        _inputs.Add(FormattableString.Invariant($"earlier-{run}:{key}"));
        string path = _run.EarlierRuns[run].Path(key);
        return File.Exists(path) ? path : throw new FileNotFoundException("no task of the earlier run published this", path);
    }

    public void NoteSource(string name, long bytes, string sha256) => _inputs.Add(name);

    public string Output(string key)
    {
        _outputs.Add(key, 0);
        string path = _run.Path(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path + ".tmp";
    }

    public void Records(string key, long records) => _outputs[key] = records;

    public void Count(string counter, long amount) => _counters[counter] = _counters.GetValueOrDefault(counter) + amount;

    public void Progress(long bytes)
    {
        // Nobody watches a test.
    }

    /// <summary>Publishes the outputs and empties the scratch folder.</summary>
    public TaskManifest Commit()
    {
        foreach (string key in _outputs.Keys)
        {
            File.Move(_run.Path(key) + ".tmp", _run.Path(key), overwrite: true);
        }

        Directory.Delete(ScratchFolder, recursive: true);
        return new TaskManifest
        {
            Plan = "test",
            Stage = _stage,
            Index = Index,
            Inputs = [.. _inputs.Select(key => new TaskOutput(key, 0, "", 0))],
            Outputs = [.. _outputs.Select(output => new TaskOutput(output.Key, new FileInfo(_run.Path(output.Key)).Length, "", output.Value))],
            Counters = _counters,
        };
    }
}
