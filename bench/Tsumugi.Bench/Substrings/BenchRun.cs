using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Bench.Substrings;

/// <summary>A run in one folder without an engine, one task at a time: publishes what tasks write and keeps their manifests.</summary>
internal sealed class BenchRun(string folder, long memoryBytes) : IRunView
{
    private readonly Dictionary<string, TaskManifest[]> _stages = new(StringComparer.Ordinal);

    public int CountTasks(string stage) => _stages[stage].Length;

    public TaskManifest Manifest(string stage, int index) => _stages[stage][index];

    public string Path(string key) => System.IO.Path.Combine(folder, key);

    /// <summary>Gets the bytes of all files below a folder of the run.</summary>
    public long Bytes(string below) => Directory.EnumerateFiles(Path(below), "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length);

    /// <summary>Sums a counter over all tasks.</summary>
    public long Total(string counter) => _stages.Values.SelectMany(manifests => manifests).Sum(manifest => manifest.Counters.GetValueOrDefault(counter));

    public void Run(ITaskStage stage)
    {
        int count = stage.CountTasks(this);
        var manifests = new TaskManifest[count];
        for (int index = 0; index < count; index++)
        {
            var task = new BenchTask(this, index, System.IO.Path.Combine(folder, "scratch"), memoryBytes);
            stage.Run(task);
            manifests[index] = task.Commit(stage.Name);
        }

        _stages[stage.Name] = manifests;
    }
}
