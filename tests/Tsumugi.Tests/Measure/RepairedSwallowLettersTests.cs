using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Measure.Sentences;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class RepairedSwallowLettersTests
{
    [Theory]
    [InlineData("ja/japanese-letters", "𠮷野家だ!", 3)] // 野家だ; neither 𠮷 nor !
    [InlineData("ja/japanese-letters-all-planes", "𠮷野家だ!", 4)]
    [InlineData("ja/japanese-letters-ascii-marks", "𠮷野家だ!", 4)]
    [InlineData("ja/japanese-letters-all-planes-ascii-marks", "𠮷野家だ!", 5)]
    [InlineData("ja/japanese-share-all-planes", "𠮷a", 1.0 / 2)]
    [InlineData("ja/japanese-share-ascii-marks", "え? a", 2.0 / 4)]
    [InlineData("ja/hiragana-share-all-planes", "𩸽を", 1.0 / 2)]
    [InlineData("ja/hiragana-share-ascii-marks", "え!?", 1.0 / 3)]
    [InlineData("ja/katakana-share-all-planes-ascii-marks", "ア𠮷!", 1.0 / 3)]
    [InlineData("ja/japanese-letters-all-planes", "䷀", 0)] // a hexagram is no kanji
    [InlineData("ja/hiragana-share-all-planes", "", 0)]
    public void Count_what_the_code_means_to_count(string id, string text, double value) => Assert.Equal(value, Of(id, text), 12);

    [Fact]
    public void Equal_the_published_numbers_where_the_slips_do_not_matter() => Property.Holds(JapaneseText.Any, text =>
        text.Any(letter => char.IsSurrogate(letter) || letter is '!' or '?' or (>= '\u4DC0' and <= '\u4DFF'))
        || new[] { "japanese-letters", "japanese-share", "hiragana-share", "katakana-share" }.All(name => Of("ja/" + name, text) == Of($"ja/{name}-all-planes-ascii-marks", text)));

    [Theory]
    [InlineData("雨だ。風だ。", 2.0 / 6)]
    [InlineData("雨だ．風だ！", 2.0 / 6)] // what counts as no sentence at all with 。 alone
    [InlineData("雨? 風!", 2.0 / 5)]
    [InlineData("雨だ", 0)]
    [InlineData("", 0)]
    public void Ends_of_sentences_are_counted_per_letter(string text, double value) => Assert.Equal(value, new EndsPerLetter().Of(new TextView(text)), 12);

    private static double Of(string id, string text) => MeasureCatalog.Find(id)!.Of(new TextView(text));
}
