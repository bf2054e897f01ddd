using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Measure.Repetition;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class RepetitionMeasuresTests
{
    private static readonly string[] TwelveParagraphs = [.. "一二三四五六七八九十百千".Select(number => $"これは第{number}段落です。内容はそれぞれ異なる。")];

    [Fact]
    public void Blank_lines_are_paragraphs_in_the_code_of_the_source_only()
    {
        var code = new DuplicateParagraphShareSwallowCode();
        Assert.Equal(0.00, Of(code, string.Join('\n', TwelveParagraphs)), 2);
        Assert.Equal(0.43, Of(code, string.Join("\n\n", TwelveParagraphs)), 2);
        Assert.Equal(0.00, Of(new DuplicateParagraphShare(), string.Join("\n\n", TwelveParagraphs)), 2);
    }

    [Theory]
    [InlineData("あ。\nい。\nあ。", 1.0 / 3, 1.0 / 3)]
    [InlineData("長い段落です。\nあ。\nあ。\nあ。", 2.0 / 4, 4.0 / 13)]
    [InlineData("あ。\nあ。。", 1.0 / 2, 1.0 / 2)] // an end mark of no sentence makes no difference
    [InlineData("あ。\n あ。", 0, 0)] // known miss: a blank does
    [InlineData("", 0, 0)]
    public void Duplicate_paragraphs_are_counted_by_number_and_by_letters(string text, double share, double letters)
    {
        Assert.Equal(share, Of(new DuplicateParagraphShare(), text), 12);
        Assert.Equal(share, Of(new DuplicateParagraphShareSwallowCode(), text), 12);
        Assert.Equal(letters, Of(new DuplicateParagraphLettersShare(), text), 12);
    }

    [Theory]
    [InlineData("はい。はい。いいえ。", 1.0 / 3, 3.0 / 10)]
    [InlineData("はい。はい！", 0, 0)] // known miss: another end mark makes another sentence
    [InlineData("はい。\nはい。", 1.0 / 2, 1.0 / 2)] // lines do not matter
    [InlineData("！？。", 0, 0)]
    public void Duplicate_sentences_are_counted_by_number_and_by_letters(string text, double share, double letters)
    {
        Assert.Equal(share, Of(new DuplicateSentenceShare(), text), 12);
        Assert.Equal(letters, Of(new DuplicateSentenceLettersShare(), text), 12);
    }

    [Theory]
    [InlineData("メニュー\n\nメニュー\n本文", 1.0 / 3, 4.0 / 10)] // empty lines are left out
    [InlineData("あ。\nあ。。", 0, 0)] // every letter counts here
    public void Duplicate_lines_are_counted_by_number_and_by_letters(string text, double share, double letters)
    {
        Assert.Equal(share, Of(new DuplicateLineShare(), text), 12);
        Assert.Equal(letters, Of(new DuplicateLineLettersShare(), text), 12);
    }

    [Theory]
    [InlineData("ああああ", 2, 3.0 / 3)]
    [InlineData("あいあい", 2, 2.0 / 3)]
    [InlineData("あいうえ", 2, 1.0 / 3)] // the most frequent one occurs once
    [InlineData("𠮷𠮷𠮷", 2, 2.0 / 2)] // code points
    [InlineData("あ\nあ\n", 2, 2.0 / 3)] // line feeds are letters
    [InlineData("あ", 2, 0)] // the source fails here
    [InlineData("あいう", 4, 0)]
    public void Top_ngram_share_counts_the_most_frequent_one(string text, int n, double share) => Assert.Equal(share, Of(new TopNgramShare(n), text), 12);

    [Theory]
    [InlineData("あいうえおあいうえお", 5, 1.0 / 5, 2.0 / 6)] // 6 places, 5 different ones, あいうえお twice
    [InlineData("ああああああああ", 5, 1, 1)]
    [InlineData("あいうえおかきくけこ", 5, 0, 0)]
    [InlineData("あいうえ", 5, 0, 0)]
    public void Duplicate_ngram_share_has_the_readings_of_code_and_paper(string text, int n, double code, double paper)
    {
        Assert.Equal(code, Of(new DuplicateNgramShareSwallowCode(n), text), 12);
        Assert.Equal(paper, Of(new DuplicateNgramShareSwallowPaper(n), text), 12);
    }

    [Fact]
    public void Writing_a_line_a_thousand_times_hardly_moves_the_reading_of_the_code()
    {
        string line = "いろはにほへとちりぬるを\n";
        var code = new DuplicateNgramShareSwallowCode(5);
        Assert.Equal(Of(code, string.Concat(Enumerable.Repeat(line, 3))), Of(code, string.Concat(Enumerable.Repeat(line, 1000))), 12);
    }

    [Theory]
    [InlineData("repetition/duplicate-sentence-share", "はい。次。はい。", "はい。")]
    [InlineData("repetition/duplicate-paragraph-share", "はい。\n\n次。\nはい。\n", "はい。")]
    [InlineData("repetition/duplicate-line-share", "メニュー\n次\nメニュー", "メニュー")]
    [InlineData("repetition/top-2gram-share", "x𠮷野y𠮷野", "𠮷野")]
    [InlineData("repetition/duplicate-5gram-share-swallow-code", "今日は良い天気です。明日も良い天気です。", "良い天気です。|良い天気です。")]
    [InlineData("repetition/duplicate-6gram-share-swallow-paper", "ありません", "")]
    public void Shows_what_repeats(string id, string text, string shown)
    {
        var spans = new List<TextSpan>();
        MeasureCatalog.Find(id)!.Locate(new TextView(text), spans);
        Assert.Equal(shown, string.Join('|', spans.Select(span => text[span.Start..span.End])));
    }

    private static double Of(IMeasure measure, string text) => measure.Of(new TextView(text));
}
