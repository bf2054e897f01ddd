using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines end with an end mark.</summary>
public sealed class TerminalShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/terminal-share",
        Summary = "How many of the lines end with an end mark.",
        SummaryJa = "文末記号で終わる行の割合。",
        Formula = "filled lines that end with one of 。．｡！？!?.…‥‼⁇⁈⁉ before closing brackets, quotation marks and white space / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
        Notes = "「はい」 has no end mark, 「はい。」 has.",
        NotesJa = "「はい」には終わりの記号がなく、「はい。」にはあります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().Terminal, document.Count<LineCounts>().Filled);
}
