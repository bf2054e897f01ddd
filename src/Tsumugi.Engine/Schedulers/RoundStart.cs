namespace Tsumugi.Engine.Schedulers;

/// <summary>Who begins a round of jobs.</summary>
public enum RoundStart
{
    /// <summary>A person, by `build` or `resume`: former failures are forgiven.</summary>
    Person,

    /// <summary>A driver that waits.</summary>
    Driver,

    /// <summary>The job that follows a round.</summary>
    Chain,
}
