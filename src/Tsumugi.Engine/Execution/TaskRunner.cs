using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Engine.Execution;

/// <summary>Runs single tasks; what a scheduler's element, a local worker and a test all call.</summary>
/// <param name="state">The run.</param>
/// <param name="progress">Hears how it gets on.</param>
public sealed class TaskRunner(RunState state, IRunProgress progress)
{
    /// <summary>Opens the gate of a stage: every manifest of the stages before it must be there.</summary>
    /// <returns>True if the stage may start; its number of tasks is fixed then.</returns>
    public bool TryOpen(ITaskStage stage)
    {
        foreach (string former in stage.After)
        {
            if (state.Missing(former, state.CountTasks(former)).Count > 0)
            {
                return false;
            }
        }

        state.SetTasks(stage.Name, stage.CountTasks(state));
        return true;
    }

    /// <summary>Runs one task and commits it; does nothing if it is committed already.</summary>
    /// <param name="stage">Its stage, whose gate is open.</param>
    /// <param name="index">Its index.</param>
    /// <param name="memoryBytes">What it may use.</param>
    /// <param name="stopping">Asks it to stop early.</param>
    public void Run(ITaskStage stage, int index, long memoryBytes, CancellationToken stopping)
    {
        if (state.TryManifest(stage.Name, index) is not null)
        {
            return;
        }

        using TaskRun run = new(state, stage, index, memoryBytes, progress, stopping);
        try
        {
            stage.Run(run);
            stopping.ThrowIfCancellationRequested();
            run.Commit();
        }
        catch (Exception error)
        {
            run.Note(error);
            throw;
        }

        progress.TaskDone(stage.Name);
    }
}
