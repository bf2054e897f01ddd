using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Stages.Dedup;

/// <summary>Opens the outputs of all tasks of a stage.</summary>
internal static class TaskInputs
{
    /// <summary>Gives the paths of numbered outputs and notes them as inputs.</summary>
    public static List<string> Open(ITaskContext task, int count, Func<int, string> key)
    {
        var paths = new List<string>(count);
        for (int i = 0; i < count; i++)
        {
            paths.Add(task.Input(key(i)));
        }

        return paths;
    }
}
