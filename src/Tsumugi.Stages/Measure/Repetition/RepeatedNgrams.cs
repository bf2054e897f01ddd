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
        stretches.Sort((one, other) => (other.End - other.Start, one.Start).CompareTo((one.End - one.Start, other.Start)));
        var longest = new List<TextSpan>();
        foreach ((int start, int end) in stretches.Take(Handful.Most))
        {
            longest.Add(new TextSpan(document.UnitOf(start), document.UnitOf(end)));
        }

        Handful.OfLongest(longest, spans);
    }
}
