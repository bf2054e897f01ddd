using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines break off.</summary>
public sealed class EllipsisLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/ellipsis-share",
        Summary = "How many of the lines break off.",
        SummaryJa = "省略記号で終わる行の割合。",
        Formula = "filled lines that end with ..., …, ‥ or ・・ before closing brackets and white space / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().Ellipsis, document.Count<LineCounts>().Filled);
}
