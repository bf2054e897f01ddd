using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Batch;

/// <summary>How far a run is, from its folder alone.</summary>
internal sealed record RunStatus
{
    private const int MostTroubles = 5;

    /// <summary>Gets the hash of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Gets the stages.</summary>
    public required IReadOnlyList<StageStatus> Stages { get; init; }

    /// <summary>Gets the rounds of jobs.</summary>
    public required IReadOnlyList<RoundFolder> Rounds { get; init; }

    /// <summary>Gets the last words of tasks that have failed and are not committed.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Gets the root of the sealed run; null as long as it is not sealed.</summary>
    public required string? Root { get; init; }

    /// <summary>Gets whether it was called off.</summary>
    public required bool IsCalledOff { get; init; }

    /// <summary>Gets the last round; null if the run was never handed to a scheduler.</summary>
    public RoundFolder? LastRound => Rounds.Count > 0 ? Rounds[^1] : null;

    /// <summary>Looks at a run.</summary>
    public static RunStatus Of(OpenedRun run)
    {
        List<StageStatus> stages = [];
        List<string> troubles = [];
        TaskRunner runner = new(run.State, new SilentProgress());
        bool open = true;
        foreach (ITaskStage stage in run.Stages)
        {
            open = open && runner.TryOpen(stage);
            if (!open)
            {
                stages.Add(new StageStatus(stage.Name, null, null, null, null, null));
                continue;
            }

            int count = run.State.CountTasks(stage.Name);
            TaskTrouble[] tasks = [.. run.State.Missing(stage.Name, count).Select(index => AttemptFiles.Of(run.Folder, stage.Name, index))];
            TaskTrouble[] failed = [.. tasks.Where(task => task.Attempts.Any(attempt => attempt.End is AttemptEnd.Failed or AttemptEnd.DiskFull or AttemptEnd.BadData))];
            TaskTrouble[] stopped = [.. tasks.Where(task => task.Attempts.Count > 0 && task.Attempts.All(attempt => attempt.End == AttemptEnd.Stopped))];
            int begun = tasks.Count(task => task.Attempts.Any(attempt => attempt.End == AttemptEnd.Unknown));
            stages.Add(new StageStatus(stage.Name, count, count - tasks.Length, begun, stopped.Length, failed.Length));
            troubles.AddRange(failed.Select(task => (task, last: task.Attempts.Last(attempt => attempt.Message.Length > 0))).Select(pair => FormattableString.Invariant($"{stage.Name} {pair.task.Index} ({pair.last.Host}): {pair.last.Message}")));
        }

        return new RunStatus
        {
            Plan = run.Plan.Hash,
            Stages = stages,
            Rounds = RoundFolder.All(run.Folder),
            Troubles = [.. troubles.Take(MostTroubles)],
            Root = RootOf(run),
            IsCalledOff = SiteFile.IsCalledOff(run.Folder),
        };
    }

    private static string? RootOf(OpenedRun run)
    {
        try
        {
            RunManifest manifest = RunManifestFile.Read(run.Folder);
            return manifest.Plan == run.Plan.Hash ? manifest.Root : null;
        }
        catch (TsumugiException)
        {
            return null;
        }
    }
}
