using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines end as C4 wants.</summary>
public sealed class TerminalShareC4 : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/terminal-share-c4",
        Summary = "How many of the lines end as C4 wants.",
        SummaryJa = "C4 の終端記号で終わる行の割合。",
        Formula = "split lines that, without white space at the ends and without [12], [edit] and [citation needed] behind, end with one of . ? ! \" ' and not with ... / filled split lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, END_PUNCTUATION",
        Notes = "No Japanese mark is in the set: Japanese text measures near 0.",
        NotesJa = "日本語の記号が集合に一つもないので、日本語の文章はほぼ 0 になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().TerminalC4, document.Count<LineCounts>().SplitFilled);
}
