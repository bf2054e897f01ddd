using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Measures how much of the Japanese writing is hiragana; prose cannot do without it.</summary>
/// <remarks>Low in product lists, keyword spam, addresses and pages in Chinese, since particles and verb endings are missing there.</remarks>
public sealed class HiraganaShare : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/hiragana-share",
        Summary = "How much of the Japanese writing is hiragana.",
        SummaryJa = "日本語の文字に占めるひらがなの割合。",
        Formula = "hiragana ぁ–ゖ / Japanese letters (kana, kanji, 。．！？, 、，); 0 if there are none",
        Unit = Unit.Ratio,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, hiragana_fraction (arXiv:2404.17733)",
        Notes = "Known misses: laws in the old katakana spelling (之ヲ施行ス) measure 0; lists padded with こちらはこちら measure high.",
        NotesJa = "見落とし: 旧来の片仮名表記の法令（之ヲ施行ス）は 0 になり、「こちらはこちら」で水増しした一覧は高くなります。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document)
    {
        ref readonly ScriptCounts scripts = ref document.Scripts;
        return scripts.Japanese == 0 ? 0 : (double)scripts.Hiragana / scripts.Japanese;
    }
}
