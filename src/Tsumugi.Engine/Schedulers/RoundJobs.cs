namespace Tsumugi.Engine.Schedulers;

/// <summary>The jobs of one round, as the scheduler calls them.</summary>
/// <param name="Executor">The scheduler.</param>
/// <param name="Array">The id of the array job.</param>
/// <param name="Next">The id of the job that follows it; null if there is none.</param>
public sealed record RoundJobs(string Executor, string Array, string? Next);
