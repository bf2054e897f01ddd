using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Size;

/// <summary>Counts the lines of the text.</summary>
public sealed class Lines : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "text/lines",
        Summary = "How many lines the text has.",
        SummaryJa = "行数。",
        Formula = "line feeds + 1; 0 if the text is empty",
        Unit = Unit.Count,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Letters.IsEmpty ? 0 : document.Lines.Length;
}
