using System.Text.RegularExpressions;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Measure.Lexicon;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class LexiconMeasuresTests
{
    [Theory]
    [InlineData("アスパラガスを食べる。", 0, 1)] // アス is on the list
    [InlineData("リュックサックで登る。", 0, 1)] // サック
    [InlineData("アスを見る。", 1, 1)]
    public void A_katakana_word_needs_neighbours_that_are_not(string text, double own, double hojichar)
    {
        Assert.Equal(own, Of("lexicon/adult-hits", text));
        Assert.Equal(hojichar, Of("lexicon/adult-hits-hojichar", text));
        Assert.Equal(own, Of("lexicon/adult-hits-llm-jp", text)); // llm-jp asks for katakana neighbours, too
    }

    [Theory]
    [InlineData("死角に入る。", 0, 1)] // one kanji inside a word
    [InlineData("彼は死を恐れた。", 1, 1)]
    [InlineData("死刑制度", 0, 1)] // known miss: a compound
    [InlineData("死刑の是非", 1, 1)]
    public void A_short_kanji_word_needs_neighbours_that_are_not(string text, double own, double hojichar)
    {
        Assert.Equal(own, Of("lexicon/violence-hits", text));
        Assert.Equal(hojichar, Of("lexicon/violence-hits-hojichar", text));
    }

    [Fact]
    public void Hits_kinds_and_letters_are_worked_by_hand()
    {
        const string Text = "死刑と死刑、暴力。"; // 2 + 2 + 2 of 9 letters
        Assert.Equal(3, Of("lexicon/violence-hits", Text));
        Assert.Equal(2, Of("lexicon/violence-kinds", Text));
        Assert.Equal(6.0 / 9, Of("lexicon/violence-letters-share", Text), 6);
        var spans = new List<TextSpan>();
        MeasureCatalog.Find("lexicon/violence-hits")!.Locate(new TextView(Text), spans);
        Assert.Equal(["死刑", "死刑", "暴力"], spans.Select(span => Text[span.Start..span.End]));
    }

    [Theory]
    [InlineData("Adult only", 1)]
    [InlineData("an adult, an ADULT.", 2)]
    [InlineData("adulthood", 0)]
    [InlineData("adult adult", 1)] // the blank between them belongs to the first
    [InlineData("(adult)", 0)]
    public void English_words_stand_between_blanks(string text, double hits) => Assert.Equal(hits, Of("lexicon/adult-en-hits-hojichar", text));

    [Fact]
    public void The_words_that_c4_allows_do_not_count()
    {
        Assert.Equal(0, Of("lexicon/ldnoobw-ja-hits-c4", "女の子がグロいsmを見た。"));
        Assert.Equal(2, Of("lexicon/ldnoobw-ja-hits-c4", "3Pと3p"));
    }

    [Fact]
    public void Uzushio_counts_different_words() => Assert.Equal(2, Of("lexicon/ng-kinds-uzushio", "くそ、くそ、うんこ。"));

    [Theory]
    [InlineData("hojichar-dict/adult_keywords_ja.txt", "lexicon/adult-hits-hojichar", false)]
    [InlineData("hojichar-dict/advertisement_keywords_ja.txt", "lexicon/advert-hits-hojichar", false)]
    [InlineData("llm-jp-corpus-dict/ja_adult_keywords.txt", "lexicon/adult-hits-llm-jp", true)]
    [InlineData("llm-jp-corpus-dict/ja_discrimination_keywords.txt", "lexicon/discrimination-hits-llm-jp", true)]
    public void Published_lists_are_counted_as_their_regular_expression_counts(string list, string id, bool katakanaApart)
    {
        string[] words = WordLists.Read(list);
        string pattern = string.Join('|', words.Where(word => !katakanaApart || !WordBorder.IsKatakana(word)).Select(Regex.Escape));
        pattern += katakanaApart ? $"|(?<![ァ-ヴー])({string.Join('|', words.Where(WordBorder.IsKatakana).Select(Regex.Escape))})(?![ァ-ヴー])" : "";
        Regex regex = new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(20));
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(Enumerable.Range(0, 12).Select(_ => Piece(words, random)));
            Assert.Equal(regex.Count(text), Of(id, text));
        }
    }

    private static string Piece(string[] words, Random random)
    {
        string word = words[random.Next(words.Length)];
        string other = words[random.Next(words.Length)];
        return random.Next(4) switch
        {
            0 => word,
            1 => word[..random.Next(word.Length + 1)],
            2 => word + other[random.Next(other.Length)..],
            _ => "のアー。漢a"[random.Next(6)].ToString(),
        };
    }

    private static double Of(string id, string text) => (MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id)).Of(new TextView(text));
}
