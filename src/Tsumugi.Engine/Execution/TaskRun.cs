using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Execution;

/// <summary>One attempt at one task: temporary files first, then their publication, then the manifest.</summary>
internal sealed class TaskRun : ITaskContext, IDisposable
{
    private readonly RunState _state;
    private readonly string _stage;
    private readonly int _attempt;
    private readonly IRunProgress _progress;
    private readonly SortedDictionary<string, TaskOutput> _inputs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Temporary, long Records)> _outputs = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private bool _scratchUsed;

    public TaskRun(RunState state, ITaskStage stage, int index, long memoryBytes, IRunProgress progress, CancellationToken stopping)
    {
        _state = state;
        _stage = stage.Name;
        _progress = progress;
        Index = index;
        MemoryBytes = memoryBytes;
        Stopping = stopping;
        Directory.CreateDirectory(state.Folder.StageFolder(_stage));
        _attempt = AttemptFiles.Take(state.Folder, _stage, index);
    }

    public int Index { get; }

    public long MemoryBytes { get; }

    public CancellationToken Stopping { get; }

    public string ScratchFolder
    {
        get
        {
            string folder = _state.Folder.ScratchFolder(_stage, Index, _attempt);
            if (!_scratchUsed)
            {
                Directory.CreateDirectory(folder);
                _scratchUsed = true;
            }

            return folder;
        }
    }

    public int CountTasks(string stage) => _state.CountTasks(stage);

    public TaskManifest Manifest(string stage, int index) => _state.Manifest(stage, index);

    public string Input(string key)
    {
        TaskOutput output = _state.FindOutput(key) ?? throw new FileNotFoundException($"no former task published {key}", key);
        _inputs[key] = output;
        return _state.Folder.PathOf(key);
    }

    public IReadOnlyList<IRunView> Earlier => _state.Earlier;

    public string EarlierInput(int run, string key)
    {
        RunState earlier = _state.EarlierRuns[run];
        TaskOutput output = earlier.FindOutput(key) ?? throw EarlierFiles.Missing(earlier.Folder, key);
        string path = EarlierFiles.Check(earlier.Folder, output);
        string name = FormattableString.Invariant($"earlier-{run}:{key}");
        _inputs[name] = output with { Key = name };
        return path;
    }

    public void NoteSource(string name, long bytes, string sha256) => _inputs["source:" + name] = new TaskOutput("source:" + name, bytes, sha256, 0);

    public string Output(string key)
    {
        string final = _state.Folder.PathOf(key);
        string folder = Path.GetDirectoryName(final)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(final)}.{_stage}-{Index}-{_attempt}.tmp");
        _outputs.Add(key, (temporary, 0));
        return temporary;
    }

    public void Records(string key, long records) => _outputs[key] = (_outputs[key].Temporary, records);

    public void Count(string counter, long amount) => _counters[counter] = _counters.GetValueOrDefault(counter) + amount;

    public void Progress(long bytes) => _progress.Advanced(_stage, bytes);

    /// <summary>Publishes the outputs, then commits the manifest; the first attempt to commit wins.</summary>
    /// <exception cref="TsumugiException">TSU5002: an earlier attempt published other bytes, which is a bug of ours.</exception>
    public void Commit()
    {
        List<TaskOutput> outputs = [];
        foreach ((string key, (string temporary, long records)) in _outputs)
        {
            TaskOutput output = new(key, new FileInfo(temporary).Length, FileHash.Sha256(temporary), records);
            string final = _state.Folder.PathOf(key);
            if (AtomicFile.Publish(temporary, final) == PublishResult.AlreadyThere && FileHash.Sha256(final) != output.Sha256)
            {
                throw Differs(key);
            }

            outputs.Add(output);
        }

        TaskManifest manifest = new()
        {
            Plan = _state.PlanHash,
            Stage = _stage,
            Index = Index,
            Inputs = [.. _inputs.Values],
            Outputs = outputs,
            Counters = _counters,
            Attempt = _attempt,
            Host = NodeName.Current,
        };
        string path = _state.Folder.TaskFile(_stage, Index);
        string pending = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{_attempt}.tmp");
        File.WriteAllBytes(pending, TaskManifestFile.Write(manifest));
        if (AtomicFile.Publish(pending, path) == PublishResult.AlreadyThere)
        {
            CompareWithWinner(manifest, path);
        }
    }

    /// <summary>Leaves a note of why this attempt did not commit, so that others can count it.</summary>
    public void Note(Exception error)
    {
        AttemptEnd end = error switch
        {
            OperationCanceledException => AttemptEnd.Stopped,
            InvalidDataException => AttemptEnd.BadData,
            IOException io when DiskFull.Is(io) => AttemptEnd.DiskFull,
            _ => AttemptEnd.Failed,
        };
        AttemptFiles.Note(_state.Folder, _stage, Index, _attempt, new AttemptNote(end, NodeName.Current, error.Message));
    }

    public void Dispose()
    {
        // What was published is gone from here already; what is left is of an attempt that did not end well.
        foreach ((string temporary, _) in _outputs.Values)
        {
            File.Delete(temporary);
        }

        if (_scratchUsed)
        {
            Directory.Delete(_state.Folder.ScratchFolder(_stage, Index, _attempt), recursive: true);
        }
    }

    private static void CompareWithWinner(TaskManifest mine, string path)
    {
        TaskManifest? winner = TaskManifestFile.Read(path);
        if (winner is null || winner.Plan != mine.Plan)
        {
            // A broken manifest, or one of another plan in a folder that was not swept: ours replaces it.
            AtomicFile.Replace(path, file => file.Write(TaskManifestFile.Write(mine)));
        }
        else if (!winner.Outputs.SequenceEqual(mine.Outputs))
        {
            throw Differs(path);
        }
    }

    private static TsumugiException Differs(string what) => new(
        "TSU5002",
        ExitCode.Temporary,
        what,
        new Phrase("two attempts of one task wrote different bytes", "同じタスクの二つの試行が異なるバイト列を書きました"),
        new Phrase("this is a fault of the program: please report it with the file `work/plan.json`", "プログラムの不具合です。`work/plan.json` を添えて報告してください"));
}
