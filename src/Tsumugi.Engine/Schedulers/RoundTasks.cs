namespace Tsumugi.Engine.Schedulers;

/// <summary>What one round of jobs was to do; written before the job is submitted, and whoever writes it first owns the round.</summary>
/// <param name="Plan">The hash of the plan.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Name">The name of the array job.</param>
/// <param name="By">Who began it.</param>
/// <param name="Done">How many tasks of the stage were committed before.</param>
/// <param name="Attempts">How many attempts of the stage had been begun before.</param>
/// <param name="Elements">The tasks of each element.</param>
public sealed record RoundTasks(string Plan, string Stage, string Name, RoundStart By, int Done, int Attempts, IReadOnlyList<IReadOnlyList<int>> Elements);
