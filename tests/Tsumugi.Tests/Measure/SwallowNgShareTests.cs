using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class SwallowNgShareTests
{
    private static readonly SwallowNgShare Measure = new();

    [Theory]
    [InlineData("今日は良い天気です。", 0)]
    [InlineData("バカンスは楽しい", 2.0 / 8)] // known miss: バカ inside a harmless word
    [InlineData("カスタム", 2.0 / 4)] // known miss: カス
    [InlineData("リュックサック", 0)]
    [InlineData("アスパラガス", 0)] // hit by the lists of others
    [InlineData("馬鹿野郎", 4.0 / 4)]
    [InlineData("クソくらえだ", 5.0 / 6)] // the longest of クソ and クソくらえ
    [InlineData("SEXは", 3.0 / 1)] // Latin words count above the line only
    [InlineData("SEX", 0)] // no Japanese letter
    [InlineData("バ カ", 0)] // known miss: a blank inside
    [InlineData("素股 だ", 3.0 / 3)] // one entry ends in a blank, which the source keeps
    [InlineData("素股だ", 2.0 / 3)] // another has none
    [InlineData("ﾊﾞｶだ", 0)] // known miss: half-width
    public void Counts_letters_of_listed_words_per_japanese_letter(string text, double share) => Assert.Equal(share, Measure.Of(new TextView(text)), 12);

    [Fact]
    public void Shows_the_words()
    {
        const string Text = "𠮷田はバカンスでカスタム";
        var spans = new List<TextSpan>();
        Measure.Locate(new TextView(Text), spans);
        Assert.Equal(["バカ", "カス"], spans.Select(span => Text[span.Start..span.End]));
    }

    [Fact]
    public void The_licence_lies_beside_the_lists() =>
        Assert.Contains("MIT License", File.ReadAllText(Path.Combine(Repository.Root, "src/Tsumugi.Stages/Measure/Lexicon/inappropriate-words-ja/LICENSE")), StringComparison.Ordinal);
}
