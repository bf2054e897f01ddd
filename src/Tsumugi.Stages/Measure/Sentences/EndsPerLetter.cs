using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Sentences;

/// <summary>Measures how densely sentences end, whichever mark ends them.</summary>
/// <remarks>What the rules of HojiChar and llm-jp on 。 alone are meant to be; texts that write ． for 。 are not without sentences.</remarks>
public sealed class EndsPerLetter : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "sentence/ends-per-letter",
        Summary = "How many end marks of sentences there are per letter.",
        SummaryJa = "1 文字あたりの文末記号の数。",
        Formula = "(。．！？ and the ASCII ! and ?) / letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi, after HojiChar@3ca1d27, DiscardRareKuten",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)(scripts.Kuten + scripts[LetterClass.AsciiEndMark]) / scripts.Total;
    }
}
