using Tsumugi.Engine.Execution;

namespace Tsumugi.Corpus.Runs;

/// <summary>Says nothing.</summary>
internal sealed class NoProgress : IRunProgress
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
