using Tsumugi.Models.Evaluation;

namespace Tsumugi.Models.Proving;

/// <summary>By how many bits per letter an arm differs from another: below 0 is better.</summary>
/// <param name="Mean">The mean over the domains that count, each alike.</param>
/// <param name="Domains">Each domain.</param>
public sealed record ArmDifference(Interval Mean, IReadOnlyList<Interval> Domains);
