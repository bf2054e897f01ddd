using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is hangul: Korean pages pass many tests made for Japanese.</summary>
public sealed class HangulShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/hangul-share",
        Summary = "How much of the text is hangul.",
        SummaryJa = "全文字に占めるハングルの割合。",
        Formula = "hangul syllables and letters / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts[LetterClass.Hangul] / scripts.Total;
    }
}
