using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Dedup;

/// <summary>Opens the outputs of all tasks of a stage.</summary>
internal static class TaskInputs
{
    /// <summary>Gives the paths of the numbered outputs of a stage of this run and notes them as inputs.</summary>
    public static List<string> Open(ITaskContext task, string stage, Func<int, string> key)
    {
        int count = task.CountTasks(stage);
        var paths = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            paths.Add(task.Input(key(i)));
        }

        return paths;
    }

    /// <summary>Gives the paths of the numbered outputs of a stage of the earlier runs and of this one: each run writes what its own documents add.</summary>
    public static List<string> OpenWithEarlier(ITaskContext task, string stage, Func<int, string> key)
    {
        var paths = new List<string>();
        for (int run = 0; run < task.Earlier.Count; run++)
        {
            int count = task.Earlier[run].CountTasks(stage);
            for (int i = 0; i < count; i++)
            {
                paths.Add(task.EarlierInput(run, key(i)));
            }
        }

        paths.AddRange(Open(task, stage, key));
        return paths;
    }

    /// <summary>Gives the paths of the numbered outputs of a stage of the last earlier run.</summary>
    public static List<string> OpenOfLast(ITaskContext task, string stage, Func<int, string> key)
    {
        int last = task.Earlier.Count - 1;
        int count = task.Earlier[last].CountTasks(stage);
        return [.. Enumerable.Range(0, count).Select(index => task.EarlierInput(last, key(index)))];
    }
}
