using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many line feeds stand directly behind ... or ….</summary>
public sealed class EllipsisLineShareHojichar : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/ellipsis-share-hojichar",
        Summary = "How many line feeds stand directly behind ... or ….",
        SummaryJa = "直前が「...」「…」である改行の割合（HojiChar）。",
        Formula = "(... or … directly before a line feed) / max(line feeds, 1)",
        Unit = Unit.Ratio,
        Source = "HojiChar/HojiChar@3ca1d27, document_filters.py, DiscardTooManyEndingEllipsis",
        Notes = "The last line counts only if a line feed ends it.",
        NotesJa = "最後の行は、改行で終わっている場合だけ数えます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Count<LineCounts>().EllipsisHojichar / (double)Math.Max(1, document.CountOf('\n'));
}
