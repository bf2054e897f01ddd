using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lines;

/// <summary>How many of the lines speak of JavaScript.</summary>
public sealed class JavaScriptLineShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "line/javascript-share",
        Summary = "How many of the lines speak of JavaScript.",
        SummaryJa = "JavaScript に触れる行の割合。",
        Formula = "filled lines with javascript, any case / filled lines; 0 if there are none",
        Unit = Unit.Ratio,
        Source = "huggingface/datatrove@a649de7, c4_filters.py, javascript",
        Notes = "C4 leaves those lines out; a text about programs has many.",
        NotesJa = "C4 ではこれらの行を取り除きます。プログラムについての文章には多く現れます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => Quotient.Of(document.Count<PhraseLines>().JavaScript, document.Count<LineCounts>().Filled);
}
