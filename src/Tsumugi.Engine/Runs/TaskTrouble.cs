namespace Tsumugi.Engine.Runs;

/// <summary>What the attempts at one task that is not committed have come to.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Index">Its index.</param>
/// <param name="Attempts">Its attempts that still count, in order.</param>
public sealed record TaskTrouble(string Stage, int Index, IReadOnlyList<AttemptNote> Attempts)
{
    /// <summary>How often a task may be stopped by a signal: a task that never ends within the time limit must not go round for ever.</summary>
    public const int MostStops = 10;

    /// <summary>Gets how many attempts failed or died; one that still runs counts as well, since nobody can tell.</summary>
    public int Failures => Attempts.Count(attempt => attempt.End != AttemptEnd.Stopped);

    /// <summary>Says whether the task should not be tried any more.</summary>
    /// <param name="most">How many failures are one too many.</param>
    public bool IsOver(int most) => Failures >= most || Attempts.Count - Failures >= MostStops || Attempts.Any(attempt => attempt.End == AttemptEnd.BadData);
}
