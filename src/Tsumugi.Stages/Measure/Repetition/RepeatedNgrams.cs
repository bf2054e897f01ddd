using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Shows where a text repeats itself.</summary>
internal static class RepeatedNgrams
{
    /// <summary>Adds the longest stretches in which every n-gram occurs more than once.</summary>
    public static void Locate(in TextView document, int n, ICollection<TextSpan> spans)
    {
        var stretches = new List<(int Start, int End)>();
        document.FindRepeatedNgrams(n, stretches);
        var longest = new List<TextSpan>();
        foreach ((int start, int end) in LongestOf(stretches))
        {
            longest.Add(new TextSpan(document.UnitOf(start), document.UnitOf(end)));
        }

        Handful.OfLongest(longest, spans);
    }

    /// <summary>Keeps the few longest, the earlier of equally long ones; a text that fails may have as many as letters, so they are not sorted.</summary>
    private static List<(int Start, int End)> LongestOf(List<(int Start, int End)> stretches)
    {
        var longest = new List<(int Start, int End)>(Handful.Most + 1);
        foreach ((int Start, int End) stretch in stretches)
        {
            int at = longest.Count;
            while (at > 0 && longest[at - 1].End - longest[at - 1].Start < stretch.End - stretch.Start)
            {
                at--;
            }

            if (at < Handful.Most)
            {
                longest.Insert(at, stretch);
                longest.RemoveRange(Math.Min(longest.Count, Handful.Most), Math.Max(0, longest.Count - Handful.Most));
            }
        }

        return longest;
    }
}
