using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines end with terminal punctuation, by the set of datatrove.</summary>
public sealed class TerminalShareDatatrove : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/terminal-share-datatrove",
        Summary = "How many of the lines end with terminal punctuation, by the set of datatrove.",
        SummaryJa = "終端記号で終わる行の割合（datatrove）。",
        Formula = "filled lines whose last letter is in TERMINAL_PUNCTUATION / filled lines; white space at the end is a letter; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, fineweb_quality_filter.py, line_punct_ratio; limits: huggingface/fineweb-2@d0defb2, configs/jpn_Jpan.yml",
        Notes = "Quirk kept: 」, 』, ） and … are not in the set, so dialogue ends without a mark.",
        NotesJa = "残した癖: 」、』、）、… が集合にないので、会話文は終わりの記号なしとみなされます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().TerminalDatatrove, document.Count<LineCounts>().Filled);
}
