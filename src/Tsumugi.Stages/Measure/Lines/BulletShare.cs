using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines begin with a mark of lists.</summary>
public sealed class BulletShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/bullet-share",
        Summary = "How many of the lines begin with a mark of lists.",
        SummaryJa = "箇条書きの記号で始まる行の割合。",
        Formula = "filled lines whose first letter other than white space is one of •・●◆■○◇□▪▫‣※★☆*-–—－･ / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().Bullet, document.Count<LineCounts>().Filled);
}
