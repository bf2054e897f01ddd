using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is katakana; high in catalogues and lists of names.</summary>
public sealed class KatakanaShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/katakana-share",
        Summary = "How much of the Japanese writing is katakana.",
        SummaryJa = "日本語の文字に占めるカタカナの割合。",
        Formula = "full-width katakana ァ–ヺ / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, katakana_fraction",
        Notes = "ー and half-width katakana are in neither number.",
        NotesJa = "ー と半角カタカナは、分子にも分母にも入りません。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Japanese == 0 ? 0 : (double)scripts.Katakana / scripts.Japanese;
    }
}
