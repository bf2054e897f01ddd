namespace Tsumugi.Engine.Execution;

/// <summary>Hears how a run gets on; called from many threads.</summary>
public interface IRunProgress
{
    /// <summary>A stage begins.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="tasks">How many tasks it has.</param>
    /// <param name="done">How many of them were committed by an earlier run.</param>
    void StageBegins(string stage, int tasks, int done);

    /// <summary>A task has worked through a further stretch of its input.</summary>
    void Advanced(string stage, long bytes);

    /// <summary>A task was committed.</summary>
    void TaskDone(string stage);

    /// <summary>A task failed and will be tried again.</summary>
    void TaskRetried(string stage, int index, Exception error);

    /// <summary>All tasks of a stage are committed.</summary>
    void StageEnds(string stage);
}
