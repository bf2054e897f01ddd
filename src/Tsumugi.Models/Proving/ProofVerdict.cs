namespace Tsumugi.Models.Proving;

/// <summary>Whether an instrument sees what is bad on purpose, and where.</summary>
/// <param name="LastOverall">Whether every control has more bits per letter than every arm, in the mean over domains.</param>
/// <param name="LastIn">The same of each domain.</param>
/// <param name="Ranking">All arms, the fewest bits first.</param>
public sealed record ProofVerdict(bool LastOverall, IReadOnlyList<bool> LastIn, IReadOnlyList<int> Ranking)
{
    /// <summary>Judges.</summary>
    /// <param name="scores">Bits and letters.</param>
    /// <param name="firstControl">The arms from here on are controls.</param>
    public static ProofVerdict Of(ArmScores scores, int firstControl)
    {
        double[][] perLetter = [.. Enumerable.Range(0, scores.Arms).Select(scores.PerLetter)];
        bool AreLast(Func<double[], double> of) => perLetter[firstControl..].Min(of) > perLetter[..firstControl].Max(of);
        return new ProofVerdict(
            AreLast(scores.Mean),
            [.. Enumerable.Range(0, scores.Documents.Count).Select(domain => AreLast(domains => domains[domain]))],
            [.. Enumerable.Range(0, scores.Arms).OrderBy(arm => scores.Mean(perLetter[arm])).ThenBy(arm => arm)]);
    }
}
