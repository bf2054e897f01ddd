namespace Tsumugi.Engine.Schedulers;

/// <summary>A job that waits or runs.</summary>
/// <param name="Id">Its id; that of the array for each of its elements.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsStuck">Whether the scheduler itself has put it aside, so that it will not run unless a person lets it.</param>
public sealed record LiveJob(string Id, string Name, bool IsStuck = false);
