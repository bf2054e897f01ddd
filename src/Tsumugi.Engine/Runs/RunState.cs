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

    /// <summary>Gets the folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>Gets the hash of the plan.</summary>
    public string PlanHash => planHash;

    /// <summary>Fixes the number of tasks of a stage, once its gate is open.</summary>
    public void SetTasks(string stage, int count) => _counts[stage] = count;

    /// <inheritdoc/>
    public int CountTasks(string stage) => _counts.TryGetValue(stage, out int count) ? count : throw new InvalidOperationException($"the gate of stage {stage} is not open yet");

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

    /// <summary>Finds a committed output by key; null if no task whose manifest was seen published it.</summary>
    public TaskOutput? FindOutput(string key) => _outputs.GetValueOrDefault(key);

    /// <summary>Lists the tasks of a stage that are not committed.</summary>
    public IReadOnlyList<int> Missing(string stage, int count) => [.. Enumerable.Range(0, count).Where(index => TryManifest(stage, index) is null)];

    /// <summary>Lists all manifests of a stage in order.</summary>
    public IEnumerable<TaskManifest> Manifests(string stage) => Enumerable.Range(0, CountTasks(stage)).Select(index => Manifest(stage, index));
}
