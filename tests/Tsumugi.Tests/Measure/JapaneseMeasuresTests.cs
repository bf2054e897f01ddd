using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Japanese;
using Tsumugi.Stages.Measure.Scripts;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class JapaneseMeasuresTests
{
    [Theory]
    [InlineData("東京都千代田区丸の内一丁目九番一号", 1.0 / 17)] // an address: 1 hiragana of 17
    [InlineData("ノートパソコン、デスクトップ、プリンタ、スキャナ", 0)] // a product list
    [InlineData("本法ハ公布ノ日ヨリ之ヲ施行ス", 0)] // known miss: a law in the old spelling
    [InlineData("いすゞ", 2.0 / 2)] // an iteration mark is in neither number
    [InlineData("The quick brown fox", 0)] // no Japanese letter at all
    [InlineData("", 0)]
    public void Hiragana_share_counts_over_japanese_letters(string text, double share) => AssertValue(share, new HiraganaShare(), text);

    [Theory]
    [InlineData("いすゞは車", 4.0 / 5)] // ゞ counts here
    [InlineData("abcdはい", 2.0 / 6)] // over all letters
    public void Hiragana_share_of_all_counts_the_whole_block_over_the_whole_text(string text, double share) => AssertValue(share, new HiraganaShareOfAll(), text);

    [Theory]
    [InlineData("コーヒーを飲む", 2.0 / 5)] // ー is in neither number
    [InlineData("ｺｰﾋｰ", 0)] // known miss: half-width katakana
    [InlineData("ヴァイオリン", 1)]
    public void Katakana_share_counts_over_japanese_letters(string text, double share) => AssertValue(share, new KatakanaShare(), text);

    [Theory]
    [InlineData("𠮷野家の牛丼", 4.0 / 5, 5.0 / 6)] // 𠮷 is in neither number of the source's reading
    [InlineData("𩸽", 0, 1)]
    [InlineData("佐々木さん", 3.0 / 5, 3.0 / 5)]
    [InlineData("二〇二六年", 1, 1)]
    [InlineData("䷀", 1, 0)] // a hexagram lies between two blocks of kanji
    public void Kanji_share_keeps_the_gap_of_the_source_and_has_a_reading_without_it(string text, double swallow, double allPlanes)
    {
        AssertValue(swallow, new KanjiShare(), text);
        AssertValue(allPlanes, new KanjiShareAllPlanes(), text);
    }

    [Theory]
    [InlineData("はい。いいえ！なぜ？", 3, 3.0 / 10)]
    [InlineData("Yes! No?", 0, 0)] // ASCII marks are not counted
    [InlineData("Ａ．Ｂ", 1, 1)]
    public void Kuten_counts_end_marks(string text, double count, double share)
    {
        AssertValue(count, new Kuten(), text);
        AssertValue(share, new KutenShare(), text);
    }

    [Theory]
    [InlineData("赤、青，黄", 2, 2.0 / 5)]
    [InlineData("a, b", 0, 0)]
    [InlineData("赤､青", 0, 0)] // known miss: the half-width comma
    public void Toten_counts_commas(string text, double count, double share)
    {
        AssertValue(count, new Toten(), text);
        AssertValue(share, new TotenShare(), text);
    }

    [Theory]
    [InlineData("漢字とkana", 3, 3.0 / 7)]
    [InlineData("这是中文网页。", 7, 1)] // known miss: Chinese is all kanji
    [InlineData("ー・「」", 0, 0)]
    [InlineData("\uFEFFはい", 2, 2.0 / 3)]
    public void Japanese_letters_are_kana_kanji_and_punctuation(string text, double count, double share)
    {
        AssertValue(count, new JapaneseLetters(), text);
        AssertValue(share, new JapaneseShare(), text);
    }

    [Theory]
    [InlineData("aBé Ｚあ", 4.0 / 6, 0, 0, 1.0 / 6)]
    [InlineData("10円＝１０", 0, 4.0 / 6, 1.0 / 6, 0)]
    [InlineData("■★→㈱😀#", 0, 0, 1, 0)]
    [InlineData("「」、。…・", 0, 0, 0, 0)] // Japanese punctuation is no sign
    [InlineData("\n\t \u3000", 0, 0, 0, 1)]
    public void Script_shares_count_over_all_letters(string text, double latin, double digits, double symbols, double blanks)
    {
        AssertValue(latin, new LatinShare(), text);
        AssertValue(digits, new DigitShare(), text);
        AssertValue(symbols, new SymbolShare(), text);
        AssertValue(blanks, new BlankShare(), text);
    }

    [Fact]
    public void Broken_share_counts_what_decoding_left() => AssertValue(3.0 / 5, new BrokenShare(), "あ\uFFFDい\uD800\u0001");

    [Fact]
    public void Hangul_share_counts_syllables() => AssertValue(2.0 / 3, new HangulShare(), "한글あ");

    [Fact]
    public void Adding_hiragana_never_lowers_its_share() =>
        Property.Holds(JapaneseText.Any, text => new HiraganaShare().Of(new TextView(text + "の")) >= new HiraganaShare().Of(new TextView(text)));

    private static void AssertValue(double expected, IMeasure measure, string text) => Assert.Equal(expected, measure.Of(new TextView(text)), 12);
}
