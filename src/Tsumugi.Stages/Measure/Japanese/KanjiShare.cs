using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is kanji, with the gaps of Swallow's code.</summary>
/// <remarks>The reading that counts all kanji is <see cref="KanjiShareAllPlanes"/>.</remarks>
public sealed class KanjiShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/kanji-share",
        Summary = "How much of the Japanese writing is kanji.",
        SummaryJa = "日本語の文字に占める漢字の割合。",
        Formula = "kanji (々〇〻, U+3400–9FFF, U+F900–FAFF) / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, kanji_fraction",
        Notes = "Quirk kept: kanji beyond U+FFFF (𠮷, 𩸽) are in neither number, and the hexagrams U+4DC0–4DFF are in both.",
        NotesJa = "残した癖: U+FFFF より後の漢字（𠮷、𩸽）はどちらにも入らず、易の卦 U+4DC0–4DFF は両方に入ります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Japanese == 0 ? 0 : (double)scripts.Kanji / scripts.Japanese;
    }
}
