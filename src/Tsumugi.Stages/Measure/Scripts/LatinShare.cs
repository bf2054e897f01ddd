using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is Latin letters.</summary>
public sealed class LatinShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/latin-share",
        Summary = "How much of the text is Latin letters.",
        SummaryJa = "全文字に占めるラテン文字の割合。",
        Formula = "A–Z, a–z, accented and full-width ones / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts.Latin / scripts.Total;
    }
}
