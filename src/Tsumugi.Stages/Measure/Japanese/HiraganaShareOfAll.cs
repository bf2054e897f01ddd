using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the whole text is hiragana, as Uzushio does.</summary>
/// <remarks>The same limit means something else here than over Japanese letters only.</remarks>
public sealed class HiraganaShareOfAll : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/hiragana-share-of-all",
        Summary = "How much of the whole text is hiragana.",
        SummaryJa = "全文字に占めるひらがなの割合。",
        Formula = "U+3040–309F / all letters (code points); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "WorksApplications/uzushio@23dc7b2, filters, HiraganaRatio",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Total == 0 ? 0 : (double)(scripts.Hiragana + scripts[LetterClass.HiraganaMark]) / scripts.Total;
    }
}
