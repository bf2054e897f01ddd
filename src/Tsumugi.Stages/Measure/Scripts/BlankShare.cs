using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is white space.</summary>
public sealed class BlankShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/blank-share",
        Summary = "How much of the text is white space.",
        SummaryJa = "全文字に占める空白・改行の割合。",
        Formula = "line feeds, blanks and ideographic spaces / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts.Blank / scripts.Total;
    }
}
