using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Tests.Report;

/// <summary>Stands for a stage before the report: its tasks write what a test wants.</summary>
internal sealed class HandMadeStage(string name, int tasks, Action<ITaskContext> run) : ITaskStage
{
    public string Name => name;

    public IReadOnlyList<string> After => [];

    public int CountTasks(IRunView view) => tasks;

    public void Run(ITaskContext task) => run(task);
}
