using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure.Sentences;
using Tsumugi.Stages.Measure.Size;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class SentenceMeasuresTests
{
    [Theory]
    [InlineData("今日は晴れ。明日は雨です。", 6.5, 7)] // end marks belong to the sentence
    [InlineData("はい！！！", 3, 3)] // further ones to none
    [InlineData("𠮷野家。", 4, 4)] // code points, not UTF-16 units
    [InlineData("。！？", 0, 0)] // the source fails here
    [InlineData("見出し\n\n本文", 2.5, 3)]
    [InlineData("", 0, 0)]
    public void Sentence_lengths_are_counted_in_letters(string text, double mean, double longest)
    {
        Assert.Equal(mean, new MeanSentenceLength().Of(new TextView(text)), 12);
        Assert.Equal(longest, new LongestSentence().Of(new TextView(text)));
    }

    [Theory]
    [InlineData("続きを読む…\n次へ。", 0.5)]
    [InlineData("続きを読む…  \u3000\n次へ・\n", 1)] // white space behind it does not matter
    [InlineData("それは…。", 0)] // known miss: a full stop behind the dots
    [InlineData("「え…」", 0)] // known miss: a bracket behind them
    [InlineData("more...", 0)] // known miss: ASCII dots
    [InlineData("", 0)]
    public void Ellipsis_share_counts_sentences_that_break_off(string text, double share) => Assert.Equal(share, new EllipsisShare().Of(new TextView(text)), 12);

    [Theory]
    [InlineData("一行目\n二行目\n\n次の段落\n", 5, 2)]
    [InlineData("一行", 1, 1)]
    [InlineData("\n \u3000\n", 3, 0)] // blank lines only
    [InlineData("", 0, 0)]
    public void Lines_and_paragraphs_are_counted(string text, double lines, double paragraphs)
    {
        Assert.Equal(lines, new Lines().Of(new TextView(text)));
        Assert.Equal(paragraphs, new Paragraphs().Of(new TextView(text)));
    }

    [Fact]
    public void Shows_the_longest_sentence() => Assert.Equal(["二番目の文はもっと長いです。"], Shown(new LongestSentence(), "短い文。二番目の文はもっと長いです。はい。"));

    [Fact]
    public void Shows_sentences_that_break_off() => Assert.Equal(["続きを…", "もっと・"], Shown(new EllipsisShare(), "続きを…\n普通の文。\nもっと・"));

    private static List<string> Shown(IMeasure measure, string text)
    {
        var spans = new List<TextSpan>();
        measure.Locate(new TextView(text), spans);
        return [.. spans.Select(span => text[span.Start..span.End])];
    }
}
