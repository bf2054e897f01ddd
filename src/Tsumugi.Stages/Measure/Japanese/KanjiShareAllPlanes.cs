using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is kanji, those beyond U+FFFF included.</summary>
public sealed class KanjiShareAllPlanes : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kanji-share-all-planes",
        Summary = "How much of the Japanese writing is kanji, rare ones included.",
        SummaryJa = "日本語の文字に占める漢字の割合（第 2・3 面の漢字を含む）。",
        Formula = "kanji (々〇〻, U+3400–4DBF, U+4E00–9FFF, U+F900–FAFF, U+20000–3FFFF) / (kana ぁ–ゖァ–ヺ, these kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "Tsumugi",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        int beyond = scripts[LetterClass.KanjiBeyondBmp] - scripts[LetterClass.Hexagram];
        int japanese = scripts.Japanese + beyond;
        return japanese == 0 ? 0 : (double)(scripts.Kanji + beyond) / japanese;
    }
}
