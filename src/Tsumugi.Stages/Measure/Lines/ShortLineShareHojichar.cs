using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines have at most ten letters.</summary>
public sealed class ShortLineShareHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/short-share-hojichar",
        Summary = "How many of the lines have at most ten letters.",
        SummaryJa = "10 文字以下の行の割合（HojiChar）。",
        Formula = "lines of at most 10 letters, empty ones included / lines (code points)",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardTooShortLines",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().ShortHojichar, document.Lines.Length);
}
