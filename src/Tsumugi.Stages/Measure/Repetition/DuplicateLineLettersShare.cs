using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Repetition;

/// <summary>Measures how much of the text stands in lines that were there before.</summary>
public sealed class DuplicateLineLettersShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "repetition/duplicate-line-letters-share",
        Summary = "How much of the text stands in lines that equal an earlier one.",
        SummaryJa = "前に出た行と同じ行の割合（文字数）。",
        Formula = "letters of the lines that equal an earlier one / letters of all lines, line feeds left out; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.RepeatedLines.LetterShare;

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
