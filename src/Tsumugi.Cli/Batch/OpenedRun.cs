using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Batch;

/// <summary>A planned run that a process joins: its plan, its stages, and what is committed.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Stages">Its stages.</param>
/// <param name="State">What is committed.</param>
internal sealed record OpenedRun(Plan Plan, IReadOnlyList<ITaskStage> Stages, RunState State)
{
    private const int SweepAttempts = 10;
    private const int JoinAttempts = 20 * SweepAttempts;
    private static readonly TimeSpan SweepPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets its folder.</summary>
    public RunFolder Folder => State.Folder;

    /// <summary>Opens a run by the output folder.</summary>
    /// <exception cref="TsumugiException">TSU4010: it holds no usable plan. TSU2041: the plan is of another version. TSU4041: an earlier run has changed.</exception>
    public static OpenedRun At(string folder) => Of(new RunFolder(folder), PlanFile.Load(new RunFolder(folder).PlanFile));

    /// <summary>Opens a run by the file of its plan.</summary>
    /// <param name="plan">The file.</param>
    /// <param name="scratch">Where scratch files go; empty for the output folder.</param>
    public static OpenedRun ByPlan(string plan, string scratch = "") =>
        Of(new RunFolder(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(plan))!, "..")) { ScratchRoot = scratch }, PlanFile.Load(plan));

    /// <summary>Opens a run of a plan that is settled in its folder.</summary>
    public static OpenedRun Of(RunFolder folder, Plan plan)
    {
        // Two versions may write different bytes under one plan, and the nodes of a cluster are not always installed alike.
        if (plan.Engine != PlanMaker.EngineVersion)
        {
            throw new TsumugiException(
                "TSU2041",
                ExitCode.Usage,
                folder.Root,
                new Phrase($"the run was planned by version `{plan.Engine}`, and this is `{PlanMaker.EngineVersion}`", $"この実行は版 `{plan.Engine}` で計画されていますが、このプログラムは `{PlanMaker.EngineVersion}` です"),
                new Phrase("use the same version on all machines", "すべてのマシンで同じ版を使ってください"));
        }

        foreach (EarlierRun run in plan.Earlier)
        {
            EarlierRuns.CheckUnchanged(run);
        }

        return new OpenedRun(plan, BuildGraph.Stages(plan), EarlierRuns.State(folder, plan));
    }

    /// <summary>Seals a run whose tasks are all committed.</summary>
    public RunManifest Seal() => RunManifestFile.Seal(Plan, State, Stages);

    /// <summary>Seals a run that many processes have worked in, and sweeps its folder if no attempt is still under way there.</summary>
    /// <remarks>The lock is held while the seal is written: another process that seals as well would sweep its temporary file away.</remarks>
    public RunManifest SealAndSweep()
    {
        // The process whose commit was the last one may need a moment to end.
        for (int attempt = 0; attempt < SweepAttempts; attempt++)
        {
            using RunLock? alone = RunLock.TryTake(Folder);
            if (alone is not null)
            {
                Sweeper.Sweep(Folder);
                return Seal();
            }

            Thread.Sleep(SweepPause);
        }

        // Who holds the folder alone now is one that seals as well, and lets go of it soon.
        for (int attempt = 0; attempt < JoinAttempts; attempt++)
        {
            using RunLock? joined = RunLock.TryJoin(Folder);
            if (joined is not null)
            {
                return Seal();
            }

            Thread.Sleep(SweepPause);
        }

        using RunLock last = RunLock.Join(Folder);
        return Seal();
    }
}
