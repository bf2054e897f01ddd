using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Measure;

/// <summary>Chooses the few stretches of a text that a person is shown.</summary>
internal static class Handful
{
    /// <summary>How many are shown at most.</summary>
    public const int Most = 5;

    /// <summary>Adds the longest of some stretches, in text order; the earlier of equally long ones.</summary>
    public static void OfLongest(List<TextSpan> found, ICollection<TextSpan> spans)
    {
        foreach (TextSpan span in found.Where(span => span.Length > 0).OrderByDescending(span => span.Length).ThenBy(span => span.Start).Take(Most).OrderBy(span => span.Start))
        {
            spans.Add(span);
        }
    }
}
