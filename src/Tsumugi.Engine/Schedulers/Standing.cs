namespace Tsumugi.Engine.Schedulers;

/// <summary>How a run on a scheduler stands.</summary>
public enum Standing
{
    /// <summary>All tasks are committed.</summary>
    Complete,

    /// <summary>Jobs that were submitted wait or run, or nobody can tell.</summary>
    Waiting,

    /// <summary>A round of jobs was submitted just now.</summary>
    Submitted,

    /// <summary>A person has called it off.</summary>
    CalledOff,
}
