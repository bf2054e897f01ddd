using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Measure.Harm;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure.Harm;

public sealed class MaskedWordsTests(ITestOutputHelper output)
{
    private static readonly MaskedWords Measure = new();

    [Theory]
    [InlineData("セ○クスの話", 1)]
    [InlineData("セ◯クス、セ●クス、セ■クス、セ＊クス、セ×クス", 5)]
    [InlineData("せ○くす", 1)] // hiragana is the same word
    [InlineData("ｾ○ｸｽ", 1)] // half width
    [InlineData("セ・ッ・ク・ス", 1)]
    [InlineData("セ ッ ク ス", 1)]
    [InlineData("セ.ッ.ク.ス", 1)]
    [InlineData("セックス", 0)] // written openly: other measures count that
    [InlineData("○×クイズ、○×△", 0)]
    [InlineData("〇〇市〇〇町と二〇二六年", 0)]
    [InlineData("ドラッグ&ドロップ、*イベントハンドラ*", 0)]
    [InlineData("フォ○トグラフ", 0)]
    [InlineData("東 京 都 千 代 田 区", 0)]
    [InlineData("セ○○ス", 0)] // known miss: two masked letters
    [InlineData("", 0)]
    [InlineData("○", 0)]
    [InlineData("・・・・・", 0)]
    public void Finds_words_behind_masks_and_leaves_ordinary_circles(string text, int hits) => Assert.Equal(hits, (int)Measure.Of(new TextView(text)));

    [Fact]
    public void Shows_the_places()
    {
        List<TextSpan> spans = [];
        Measure.Locate(new TextView("これはセ○クスです"), spans);
        Assert.Equal([new TextSpan(3, 7)], spans);
    }

    /// <summary>The published list has 2,630 spellings of masked words; those of three letters and more with one masked letter that is not the first are ours to find.</summary>
    [Fact]
    public void Finds_most_of_a_published_list_of_spellings()
    {
        string[] spellings = [.. File.ReadLines(Repository.Shared("lexica/inappropriate-words-ja/Sexual_with_mask.txt")).Select(line => line.Trim())
            .Where(word => word.Length is >= 3 and <= 10 && word.All(letter => letter is >= '\u3041' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF' or '○' or '■' or '●') && word.Count(letter => letter is '○' or '■' or '●') == 1 && word[0] is not ('○' or '■' or '●'))];
        int found = spellings.Count(word => Measure.Of(new TextView($"これは「{word}」です")) == 1);
        output.WriteLine($"{found} of {spellings.Length} spellings");
        Assert.True(spellings.Length > 100 && found >= 0.85 * spellings.Length, $"{found} of {spellings.Length}");
    }

    [Theory]
    [InlineData('○')]
    [InlineData('・')]
    [InlineData('*')]
    [InlineData('あ')]
    public void Ten_times_the_marks_take_ten_times_as_long(char mark)
    {
        string text = string.Concat(Enumerable.Repeat($"{mark}あ", 50_000));
        string longer = string.Concat(Enumerable.Repeat(text, 10));
        TimeSpan once = ThreadTime.Least(() => Measure.Of(new TextView(text)));
        TimeSpan ten = ThreadTime.Least(() => Measure.Of(new TextView(longer)));
        Assert.True(ten < (25 * once) + TimeSpan.FromMilliseconds(20), $"{once} and {ten}");
    }
}
