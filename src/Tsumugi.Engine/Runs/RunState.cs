using System.Collections.Concurrent;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Runs;

/// <summary>What has been committed in a run so far; the truth is the folder, this is a cache of it.</summary>
/// <remarks>Safe for many threads.</remarks>
/// <param name="folder">The run's folder.</param>
/// <param name="planHash">Manifests of another plan do not count.</param>
public sealed class RunState(RunFolder folder, string planHash) : IRunView
{
    private readonly ConcurrentDictionary<(string Stage, int Index), TaskManifest> _manifests = new();
    private readonly ConcurrentDictionary<string, TaskOutput> _outputs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    private readonly Lock _reading = new();
    private bool _isFinished;
    private bool _allSeen;

    /// <summary>Opens a finished run to be read, whose stages need not be known: what is committed is all there is.</summary>
    public static RunState OfFinished(RunFolder folder, string planHash) => new(folder, planHash) { _isFinished = true };

    /// <summary>Gets the earlier runs, oldest first.</summary>
    public IReadOnlyList<RunState> EarlierRuns { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<IRunView> Earlier => EarlierRuns;

    /// <summary>Gets the folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>Gets the hash of the plan.</summary>
    public string PlanHash => planHash;

    /// <summary>Fixes the number of tasks of a stage, once its gate is open.</summary>
    public void SetTasks(string stage, int count) => _counts[stage] = count;

    /// <inheritdoc/>
    public int CountTasks(string stage) => _counts.TryGetValue(stage, out int count) ? count
        : _isFinished ? _counts.GetOrAdd(stage, CountCommitted)
        : throw new InvalidOperationException($"the gate of stage {stage} is not open yet");

    /// <inheritdoc/>
    public TaskManifest Manifest(string stage, int index) => TryManifest(stage, index) ?? throw new InvalidOperationException($"task {index} of stage {stage} is not committed");

    /// <summary>Gets a task's manifest; null if it is not committed under this plan.</summary>
    public TaskManifest? TryManifest(string stage, int index)
    {
        if (_manifests.TryGetValue((stage, index), out TaskManifest? known))
        {
            return known;
        }

        TaskManifest? read = TaskManifestFile.Read(folder.TaskFile(stage, index));
        if (read?.Plan != planHash)
        {
            return null;
        }

        _manifests[(stage, index)] = read;
        foreach (TaskOutput output in read.Outputs)
        {
            _outputs[output.Key] = output;
        }

        return read;
    }

    /// <summary>Finds a committed output by key; null if no task whose manifest was seen published it. The manifests of a finished run are all seen.</summary>
    public TaskOutput? FindOutput(string key)
    {
        if (_isFinished && !_outputs.ContainsKey(key))
        {
            SeeAll();
        }

        return _outputs.GetValueOrDefault(key);
    }

    private void SeeAll()
    {
        lock (_reading)
        {
            foreach (string stage in !_allSeen && Directory.Exists(folder.TasksFolder) ? Directory.EnumerateDirectories(folder.TasksFolder) : [])
            {
                CountTasks(Path.GetFileName(stage));
            }

            _allSeen = true;
        }
    }

    /// <summary>Lists the tasks of a stage that are not committed.</summary>
    public IReadOnlyList<int> Missing(string stage, int count) => [.. Enumerable.Range(0, count).Where(index => TryManifest(stage, index) is null)];

    private int CountCommitted(string stage)
    {
        int count = 0;
        while (TryManifest(stage, count) is not null)
        {
            count++;
        }

        return count;
    }

    /// <summary>Lists all manifests of a stage in order.</summary>
    public IEnumerable<TaskManifest> Manifests(string stage) => Enumerable.Range(0, CountTasks(stage)).Select(index => Manifest(stage, index));
}
