using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Counts the commas of the text.</summary>
public sealed class Toten : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/toten",
        Summary = "How many commas the text has.",
        SummaryJa = "読点（、，）の数。",
        Formula = "、，",
        Unit = Unit.Count,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, num_toten",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Scripts.Toten;
}
