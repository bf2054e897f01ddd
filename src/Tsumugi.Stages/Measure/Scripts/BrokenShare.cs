using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is letters that decoding left broken.</summary>
public sealed class BrokenShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/broken-share",
        Summary = "How much of the text is replacement characters, lone surrogates and control codes.",
        SummaryJa = "全文字に占める復号不能文字・制御文字の割合。",
        Formula = "U+FFFD, halves of surrogate pairs and control codes other than white space / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)(scripts[LetterClass.Replacement] + scripts[LetterClass.LoneSurrogate] + scripts[LetterClass.Control]) / scripts.Total;
    }
}
