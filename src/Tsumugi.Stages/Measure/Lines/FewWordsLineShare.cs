using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines have fewer than three words.</summary>
public sealed class FewWordsLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/few-words-share",
        Summary = "How many of the lines have fewer than three words.",
        SummaryJa = "単語が 3 語未満の行の割合。",
        Formula = "filled lines in which fewer than 3 words begin / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi; C4 keeps lines of at least 3 words, cut at white space",
        Notes = "C4 itself cuts words at white space, so that a Japanese line has one word.",
        NotesJa = "本来の C4 は空白で単語に区切るので、日本語の行は 1 語になります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<LineCounts>().FewWordLines, document.Count<LineCounts>().Filled);
}
