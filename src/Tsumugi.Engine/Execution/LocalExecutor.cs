using System.Runtime.ExceptionServices;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Runs;
using Tsumugi.Storage.Files;

namespace Tsumugi.Engine.Execution;

/// <summary>Runs a task graph on this machine, stage after stage, with a fixed number of worker threads.</summary>
/// <param name="state">The run.</param>
/// <param name="progress">Hears how it gets on.</param>
/// <param name="workers">How many tasks run at once; never reaches the bytes of the result.</param>
/// <param name="memoryBytes">Memory that all workers share.</param>
public sealed class LocalExecutor(RunState state, IRunProgress progress, int workers, long memoryBytes)
{
    private const int Attempts = 3;

    /// <summary>Runs what is missing.</summary>
    /// <param name="stages">The stages in an order in which each comes after those it waits for.</param>
    /// <param name="stopping">Stops early; committed tasks stay.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void Run(IReadOnlyList<ITaskStage> stages, CancellationToken stopping)
    {
        TaskRunner runner = new(state, progress);
        foreach (ITaskStage stage in stages)
        {
            if (!runner.TryOpen(stage))
            {
                throw new InvalidOperationException($"stage {stage.Name} stands before a stage it waits for");
            }

            int count = state.CountTasks(stage.Name);
            IReadOnlyList<int> missing = state.Missing(stage.Name, count);
            progress.StageBegins(stage.Name, count, count - missing.Count);
            RunTasks(stage, missing, stopping);
            progress.StageEnds(stage.Name);
        }
    }

    /// <summary>Runs some tasks of a stage whose gate is open.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="missing">Their indices.</param>
    /// <param name="stopping">Stops early; committed tasks stay.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public void RunTasks(ITaskStage stage, IReadOnlyList<int> missing, CancellationToken stopping)
    {
        TaskRunner runner = new(state, progress);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        int next = -1;
        Exception? failure = null;
        int threads = Math.Min(workers, missing.Count);
        long memory = memoryBytes / Math.Max(1, threads);
        Thread[] crew = [.. Enumerable.Range(0, threads).Select(number => new Thread(Work) { Name = $"worker {number}", IsBackground = true })];
        Array.ForEach(crew, thread => thread.Start());
        Array.ForEach(crew, thread => thread.Join());
        stopping.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        void Work()
        {
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is int turn && turn < missing.Count)
            {
                try
                {
                    RunTask(runner, stage, missing[turn], memory, stop.Token);
                }
                catch (Exception error)
                {
                    // The first error is the one to tell; the others are mostly its consequences.
                    if (error is not OperationCanceledException || !stop.IsCancellationRequested)
                    {
                        Interlocked.CompareExchange(ref failure, error, null);
                    }

                    stop.Cancel();
                }
            }
        }
    }

    private void RunTask(TaskRunner runner, ITaskStage stage, int index, long memory, CancellationToken stopping)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                runner.Run(stage, index, memory, stopping);
                return;
            }
            catch (Exception error) when (attempt < Attempts && IsWorthAnotherTry(error))
            {
                progress.TaskRetried(stage.Name, index, error);
            }
        }
    }

    /// <summary>A passing I/O error may heal; wrong input, a full disk and our own bugs do not.</summary>
    private static bool IsWorthAnotherTry(Exception error) =>
        error is IOException and not (FileNotFoundException or DirectoryNotFoundException) && !DiskFull.Is((IOException)error) && error is not { InnerException: TsumugiException };
}
