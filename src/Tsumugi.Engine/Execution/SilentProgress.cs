namespace Tsumugi.Engine.Execution;

/// <summary>Says nothing: for single tasks and for runs inside another command.</summary>
public sealed class SilentProgress : IRunProgress
{
    public void StageBegins(string stage, int tasks, int done)
    {
    }

    public void Advanced(string stage, long bytes)
    {
    }

    public void TaskDone(string stage)
    {
    }

    public void TaskRetried(string stage, int index, Exception error)
    {
    }

    public void StageEnds(string stage)
    {
    }
}
