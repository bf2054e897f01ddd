using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lines;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>How many lines have a letter other than white space.</summary>
public sealed class FilledLines : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/filled-lines",
        Summary = "How many lines have a letter other than white space.",
        SummaryJa = "空白以外の文字がある行の数。",
        Formula = "lines between line feeds with a letter other than white space",
        Unit = Unit.Count,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<LineCounts>().Filled;
}
