using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Tests.Dedup;

/// <summary>A run in one folder without an engine: publishes what tasks write and keeps their manifests.</summary>
internal sealed class FolderRun(string folder) : IRunView
{
    private readonly Dictionary<string, TaskManifest[]> _stages = new(StringComparer.Ordinal);

    /// <summary>Gets the runs that stand before this one.</summary>
    public IReadOnlyList<FolderRun> EarlierRuns { get; init; } = [];

    public IReadOnlyList<IRunView> Earlier => EarlierRuns;

    public long MemoryBytes { get; init; } = 64 << 20;

    public CancellationToken Stopping { get; set; }

    public int CountTasks(string stage) => _stages[stage].Length;

    public TaskManifest Manifest(string stage, int index) => _stages[stage][index];

    public string Path(string key) => System.IO.Path.Combine(folder, key);

    /// <summary>Runs all tasks of a stage, last first if asked.</summary>
    public void Run(ITaskStage stage, bool backwards = false)
    {
        Assert.All(stage.After, former => Assert.True(_stages.ContainsKey(former), $"{stage.Name} runs before {former}"));
        int count = stage.CountTasks(this);
        var manifests = new TaskManifest[count];
        IEnumerable<int> order = backwards ? Enumerable.Range(0, count).Reverse() : Enumerable.Range(0, count);
        foreach (int index in order)
        {
            var task = new FolderTask(this, stage.Name, index, System.IO.Path.Combine(folder, "scratch"));
            stage.Run(task);
            manifests[index] = task.Commit();
        }

        _stages[stage.Name] = manifests;
    }

    /// <summary>Sums a counter over all tasks.</summary>
    public long Total(string counter) => _stages.Values.SelectMany(manifests => manifests).Sum(manifest => manifest.Counters.GetValueOrDefault(counter));
}
