namespace Tsumugi.Models.Proving;

/// <summary>Whether an instrument sees what is bad on purpose, and where.</summary>
/// <param name="LastOverall">Whether every control has more bits per letter than every other arm, in the mean over the domains that count.</param>
/// <param name="SeenIn">Of each domain, whether every control has more bits than the arm that it was made of; that another arm is still worse there is a finding and no blindness.</param>
/// <param name="Ranking">All arms, the fewest bits first.</param>
public sealed record ProofVerdict(bool LastOverall, IReadOnlyList<bool> SeenIn, IReadOnlyList<int> Ranking)
{
    /// <summary>Judges.</summary>
    /// <param name="scores">Bits and letters; the controls are made of the first arm.</param>
    /// <param name="firstControl">The arms from here on are controls.</param>
    public static ProofVerdict Of(ArmScores scores, int firstControl)
    {
        double[][] perLetter = [.. Enumerable.Range(0, scores.Arms).Select(scores.PerLetter)];
        double[] means = [.. perLetter.Select(scores.Mean)];
        return new ProofVerdict(
            means[firstControl..].Min() > means[..firstControl].Max(),
            [.. Enumerable.Range(0, scores.Documents.Count).Select(domain => perLetter[firstControl..].Min(domains => domains[domain]) > perLetter[0][domain])],
            [.. Enumerable.Range(0, scores.Arms).OrderBy(arm => means[arm]).ThenBy(arm => arm)]);
    }
}
