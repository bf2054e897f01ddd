using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines end with ... or ….</summary>
public sealed class EllipsisLineShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/ellipsis-share-datatrove",
        Summary = "How many of the lines end with ... or ….",
        SummaryJa = "「...」「…」で終わる行の割合（datatrove）。",
        Formula = "split lines that end with ... or … before white space / split lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, gopher_quality_filter.py, gopher_too_many_end_ellipsis",
        Notes = "Lines are those of Python's splitlines, empty ones included.",
        NotesJa = "行は Python の splitlines と同じで、空行も含みます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().EllipsisDatatrove, document.Count<LineCounts>().SplitLines);
}
