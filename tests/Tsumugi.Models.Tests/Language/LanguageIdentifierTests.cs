using Tsumugi.Models.Language;

namespace Tsumugi.Tests.Models.Language;

public sealed class LanguageIdentifierTests
{
    private static readonly LanguageIdentifier Identifier = LanguageIdentifier.Default;

    [Theory]
    [InlineData("ja", "吾輩は猫である。名前はまだ無い。")]
    [InlineData("ja", "本法ハ公布ノ日ヨリ之ヲ施行ス")] // a law in the old spelling
    [InlineData("ja", "東京都議会議員選挙結果発表")] // headlines in kanji alone
    [InlineData("ja", "日本経済再生本部決定")]
    [InlineData("ja", "労働基準法施行規則第二条")]
    [InlineData("ja", "円安進行、株価続落")]
    [InlineData("ja", "図書館利用案内")]
    [InlineData("ja", "ｶﾀｶﾅﾀﾞｹﾉﾌﾞﾝｼｮｳ")]
    [InlineData("ja", "const x = 5; // 変数を宣言します\nconsole.log(x);\nfunction add(a, b) { return a + b; }\nexport default add;")]
    [InlineData("zh", "中华人民共和国国务院新闻办公室")]
    [InlineData("zh", "這是一個繁體中文的句子，用來測試語言識別。")]
    [InlineData("zh", "這個網站提供臺灣的旅遊資訊")]
    [InlineData("zh", "我喜歡喝珍珠奶茶の味道，你們也來試試看")] // の as ornament
    [InlineData("ko", "이것은 한국어 문장입니다.")]
    [InlineData("ko", "大韓民國憲法 제1조 대한민국은 민주공화국이다")]
    [InlineData("en", "The quick brown fox jumps over the lazy dog.")]
    [InlineData("de", "Der schnelle braune Fuchs springt über den faulen Hund.")]
    [InlineData("fr", "Le vif renard brun saute par-dessus le chien paresseux.")]
    [InlineData("vi", "Tôi không biết tiếng Nhật nhưng tôi muốn học.")]
    [InlineData("ru", "Быстрая коричневая лиса прыгает через ленивую собаку.")]
    [InlineData("uk", "Швидка коричнева лисиця стрибає через ледачого пса.")]
    [InlineData("th", "นี่คือประโยคภาษาไทย")]
    public void Names_the_language(string language, string text) => Assert.Equal(language, Best(text).Language);

    [Theory]
    [InlineData("ja", "watashi wa neko ga suki desu")] // romanised Japanese
    [InlineData("zh", "香港特別行政區政府新聞公報")] // words of Japanese law in forms that Japan printed until 1946
    public void Known_misses(string truth, string text) => Assert.NotEqual(truth, Best(text).Language);

    [Fact]
    public void Scores_sum_to_one_or_are_all_zero()
        => Property.Holds(JapaneseText.AnyUtf16, text =>
        {
            double[] scores = new double[Identifier.Languages.Count];
            Identifier.Score(text, scores);
            double sum = scores.Sum();
            return scores.All(score => score is >= 0 and <= 1) && (Math.Abs(sum - 1) < 1e-9 || sum == 0);
        });

    [Fact]
    public void Repeating_a_text_never_changes_its_language()
    {
        string text = "これは日本語の文章です。長い文書でも同じ答えになります。\n";
        Assert.Equal("ja", Best(string.Concat(Enumerable.Repeat(text, 10_000))).Language);
    }

    [Fact]
    public void Half_a_document_is_half_the_votes()
    {
        string japanese = string.Concat(Enumerable.Repeat("これは日本語の文章である。", 500));
        string chinese = string.Concat(Enumerable.Repeat("这是一个中文的句子，我们说话。", 500));
        Assert.InRange(Best(japanese + chinese).Score, 0.4, 0.6);
    }

    [Fact]
    public void Many_words_in_one_window_overflow_no_lane()
    {
        Assert.Equal("en", Best(string.Concat(Enumerable.Repeat("the ", 1000))).Language);
        Assert.Equal("ru", Best(string.Concat(Enumerable.Repeat("и это ", 1000))).Language);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] scores = new double[Identifier.Languages.Count];
        const string Text = "日本語 and English и русский 한국어";
        Identifier.Score(Text, scores);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Identifier.Score(Text, scores);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    internal static (string Language, double Score) Best(string text, LanguageIdentifier? identifier = null)
    {
        identifier ??= Identifier;
        double[] scores = new double[identifier.Languages.Count];
        identifier.Score(text, scores);
        int best = Array.IndexOf(scores, scores.Max());
        return scores[best] == 0 ? ("und", 0) : (identifier.Languages[best], Math.Round(scores[best], 3));
    }
}
