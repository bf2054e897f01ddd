using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many words a line has on the average.</summary>
public sealed class MeanWords : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/mean-words",
        Summary = "How many words a line has on the average.",
        SummaryJa = "1 行あたりの単語数。",
        Formula = "all words / filled lines; 0 if there are none",
        Unit = Unit.Quotient,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Words.Words, document.Count<LineCounts>().Filled);
}
