namespace Tsumugi.Engine.Schedulers;

/// <summary>A job that waits or runs.</summary>
/// <param name="Id">Its id; that of the array for each of its elements.</param>
/// <param name="Name">Its name; empty if the scheduler does not tell.</param>
public sealed record LiveJob(string Id, string Name);
