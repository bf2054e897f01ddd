using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the filled lines have at most ten letters.</summary>
public sealed class ShortLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/short-share",
        Summary = "How many of the filled lines have at most ten letters.",
        SummaryJa = "空行を除き 10 文字以下の行の割合。",
        Formula = "filled lines of at most 10 letters / filled lines (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().Short, document.Count<LineCounts>().Filled);
}
