using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Scripts;

/// <summary>Measures how much of the text is digits; high in tables, price lists and logs.</summary>
public sealed class DigitShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "script/digit-share",
        Summary = "How much of the text is digits.",
        SummaryJa = "全文字に占める数字の割合。",
        Formula = "0–9 and ０–９ / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
        Notes = "Kanji numbers (十二) are kanji.",
        NotesJa = "漢数字（十二）は漢字として扱います。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)scripts.Digits / scripts.Total;
    }
}
