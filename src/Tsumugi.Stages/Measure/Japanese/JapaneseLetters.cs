using Tsumugi.Contracts.Measures;
using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Japanese;

/// <summary>Counts kana, kanji and Japanese punctuation, as Swallow does.</summary>
/// <remarks>The denominator of the shares in this family.</remarks>
public sealed class JapaneseLetters : IMeasure
{
    /// <summary>Gets what the measure says about itself.</summary>
    public static MeasureCard About { get; } = new()
    {
        Id = "ja/japanese-letters",
        Summary = "How many Japanese letters the text has.",
        SummaryJa = "日本語の文字数（かな・漢字・句読点）。",
        Formula = "Japanese letters (ぁ–ゖ, ァ–ヺ, kanji, 。．！？, 、，); kanji = 々〇〻, U+3400–9FFF, U+F900–FAFF",
        Unit = Unit.Letters,
        Source = "swallow-llm/swallow-corpus@2d03507, quality.py, count_japanese_letters",
        Notes = "Not counted: ー, ・, half-width katakana, iteration marks ゝヽ, brackets, kanji beyond U+FFFF such as 𠮷 (the source's range for them never matches). Chinese text counts fully.",
        NotesJa = "ー、・、半角カタカナ、繰り返し記号 ゝヽ、括弧、𠮷 のような U+FFFF より後の漢字は数えません（出典にあるその範囲は一致することがありません）。中国語の文章はすべて数えます。",
    };

    /// <inheritdoc/>
    public MeasureCard Card => About;

    /// <inheritdoc/>
    public double Of(in TextView document) => document.Scripts.Japanese;
}
