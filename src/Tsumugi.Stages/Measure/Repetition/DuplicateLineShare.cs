using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how many lines were there before: menus, footers and lists that repeat.</summary>
public sealed class DuplicateLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-line-share",
        Summary = "How many of the lines equal an earlier one.",
        SummaryJa = "前に出た行と同じ行の割合（行数）。",
        Formula = "(lines − different lines) / lines; empty lines left out; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi; as dup_line_frac of huggingface/datatrove@a649de7, gopher_repetition_filter.py, but without the empty piece it sees before a leading and behind a trailing line feed",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedLines.Share;

    /// <inheritdoc/>
    public void Locate(in TextView document, ICollection<TextSpan> spans)
    {
        ReadOnlySpan<int> twins = document.LineTwins;
        ReadOnlySpan<TextLine> pieces = document.Lines;
        var repeats = new List<TextSpan>();
        for (int i = 0; i < twins.Length; i++)
        {
            if (twins[i] != i)
            {
                repeats.Add(new TextSpan(pieces[i].Start, pieces[i].End));
            }
        }

        Handful.OfLongest(repeats, spans);
    }
}
