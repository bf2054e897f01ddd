using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Marks;

/// <summary>How many • the text has.</summary>
public sealed class BulletMarks : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "mark/bullets",
        Summary = "How many • the text has.",
        SummaryJa = "「•」の数。",
        Formula = "•",
        Unit = Unit.Count,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.CountOf('•');
}
