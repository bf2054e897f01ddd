namespace Tsumugi.Engine.Schedulers;

/// <summary>What one element of a stage's array job may use.</summary>
public sealed record StageLimits
{
    /// <summary>Gets its memory.</summary>
    public long MemoryBytes { get; init; } = 4_000_000_000;

    /// <summary>Gets its time; null leaves it to the queue.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Gets how many elements may run at once; 0 leaves it to the scheduler.</summary>
    public int Concurrent { get; init; }

    /// <summary>Gets how many processors it gets.</summary>
    public int Processors { get; init; } = 1;

    /// <summary>Gets the queue (Slurm: partition); empty for the site's standard one.</summary>
    public string Queue { get; init; } = "";
}
