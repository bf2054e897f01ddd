using System.Globalization;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Tests.Engine;

/// <summary>A stage for tests: each task writes a file; what it writes, and whether it fails, the test decides.</summary>
public sealed class NumbersStage(string name, int tasks, Func<ITaskContext, string>? content = null, params string[] after) : ITaskStage
{
    private int _runs;

    public int Runs => _runs;

    public string Name => name;

    public IReadOnlyList<string> After => after;

    public int CountTasks(IRunView run) => tasks;

    public string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"data/{name}-{index}.txt");

    public void Run(ITaskContext task)
    {
        Interlocked.Increment(ref _runs);
        string key = Key(task.Index);
        File.WriteAllText(task.Output(key), content is null ? string.Create(CultureInfo.InvariantCulture, $"{name} {task.Index}") : content(task));
        task.Records(key, 1);
        task.Count("made", 1);
    }
}
