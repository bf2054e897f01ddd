using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure;

public sealed class LineMeasuresTests
{
    [Theory]
    [InlineData("line/bullet-share-datatrove", "• 一\n- 二\n・三\n\n四", 2.0 / 5)] // the empty line counts below the line
    [InlineData("line/bullet-share", "• 一\n- 二\n・三\n\n四", 3.0 / 4)]
    [InlineData("line/bullet-share-datatrove", "• 一\n", 1)] // nothing behind the last break
    [InlineData("line/bullet-share-datatrove", "• 一\r• 二\u2028三\r\n四", 2.0 / 4)] // breaks of splitlines
    [InlineData("line/ellipsis-share-datatrove", "続く…\n続く... \n終わり。\n‥", 2.0 / 4)]
    [InlineData("line/ellipsis-share", "続く…\n続く...」\n終わり。\n‥", 3.0 / 4)]
    [InlineData("line/ellipsis-share-hojichar", "続く…\n続く... \n続く...", 1.0 / 2)] // the last has no line feed, the second a blank before it
    [InlineData("line/ellipsis-share-hojichar", "続く…", 0)]
    [InlineData("line/terminal-share-datatrove", "「はい。」\nはい。\nはい。 \nはい…\nYes.", 2.0 / 5)] // no 」, no …, and a blank is a letter
    [InlineData("line/terminal-share", "「はい。」\nはい。\nはい。 \nはい…\nYes.", 1)]
    [InlineData("line/terminal-share", "「はい」\n見出し\n\n", 0)]
    [InlineData("line/terminal-share-c4", "はい。\nYes.[12]\nNo... \n\"Yes\"\n\n", 2.0 / 4)]
    [InlineData("line/short-share-hojichar", "一二三四五六七八九十\n一二三四五六七八九十一\n\n", 3.0 / 4)]
    [InlineData("line/short-share", "一二三四五六七八九十\n一二三四五六七八九十一\n\n", 1.0 / 2)]
    [InlineData("line/short-share", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷", 1)] // letters, neither bytes nor units
    [InlineData("line/kana-share", "日本国憲法\n日本の憲法\nABC\nラーメン", 2.0 / 4)]
    [InlineData("line/kana-letters-share", "日本国憲法\n日本の憲法", 1.0 / 2)]
    [InlineData("line/mean-words", "猫が鳴く\n\n犬", 4.0 / 2)]
    [InlineData("line/few-words-share", "猫が鳴く\n\n犬", 1.0 / 2)]
    [InlineData("line/third-longest", "一二三\n一二三四\n一\n一二", 2)]
    [InlineData("line/third-longest", "一二三\n一二三四", 0)]
    [InlineData("line/javascript-share", "JavaScriptを有効にしてください\n本文です\n", 1.0 / 2)]
    [InlineData("line/policy-share-c4", "This site uses Cookies.\n本文です", 1.0 / 2)]
    [InlineData("line/policy-share", "This site uses Cookies.\n利用規約\n本文です", 2.0 / 3)]
    [InlineData("line/header-footer-share", "カテゴリー: 日記\n今日は晴れ\n前の記事", 2.0 / 3)]
    [InlineData("line/template-share", "このコメントは管理人のみ閲覧できます\n今日は晴れ", 1.0 / 2)]
    [InlineData("text/filled-lines", "一\n\u3000\n\n二\n", 2)]
    [InlineData("repetition/duplicate-line-share-datatrove", "\n一\n一\n\n二\n", 2.0 / 5)] // '', 一, 一, 二, ''
    [InlineData("repetition/duplicate-line-share-datatrove", "\n", 1.0 / 2)]
    [InlineData("repetition/duplicate-line-share-datatrove", "", 0)]
    [InlineData("repetition/duplicate-line-letters-share-datatrove", "一二\n一二\n", 2.0 / 6)]
    [InlineData("repetition/duplicate-line-letters-share-fineweb", "一二\n一二\n \n \n", 2.0 / 6)] // white space lines count below only
    [InlineData("repetition/duplicate-paragraph-share-datatrove", "\n\n一\n二\n\n三\n\n\n一\n二\n", 1.0 / 3)]
    [InlineData("repetition/duplicate-paragraph-letters-share-datatrove", "一\n二\n\n一\n二", 3.0 / 8)]
    [InlineData("repetition/longest-letter-run", "ああ\nあああ𠮷𠮷𠮷𠮷い", 4)]
    public void Lines_are_worked_by_hand(string id, string text, double value) => Assert.Equal(value, Of(id, text), 6);

    [Theory]
    [InlineData("mark/curly-brackets", "{a}{", 2)]
    [InlineData("mark/lorem-ipsum", "Lorem Ipsum dolor. lorem ipsum", 2)]
    [InlineData("mark/ellipses", "…….......", 4)] // two … and two of seven dots
    [InlineData("mark/hashes", "# ＃#", 2)]
    [InlineData("mark/bullets", "•・•", 2)]
    [InlineData("mark/bbs-hojichar", "2024年 3月1日 コメント 12話 (月) SOLD OUT", 5)]
    [InlineData("mark/bbs-hojichar", "2024-03-01", 1)] // a date takes its hyphens
    [InlineData("mark/bbs-hojichar", "a-b-c-d 2024-1234", 4)]
    [InlineData("mark/bbs", "a-b-c-d 2024-1234 質問", 1)]
    [InlineData("mark/bbs-hojichar", "１２３４５年１月２日日話 99話", 2)]
    [InlineData("mark/url-share", "見るhttps://a.example/b?c=1。www.x.jpへ", 31.0 / 35)]
    [InlineData("ja/kana-at-head", "東京都千代田区", 0)]
    [InlineData("ja/kana-at-head", "ヴーｱあン", 2)]
    [InlineData("sentence/kuten-per-letter", "おはよ。", 1.0 / 4)]
    [InlineData("sentence/mean-length-kuten", "おはよう。はい！", 8)]
    [InlineData("sentence/mean-length-kuten", "題", 1)]
    [InlineData("sentence/kept-share-llm-jp-tools", "終わり。見出し\n「あ」「い」「う」「え」「お」「か」。", 1.0 / 3)]
    [InlineData("ja/japanese-share-with-marks", "𠮷、ー「ｱ」 a", 6.0 / 7)]
    [InlineData("ja/katakana-share-of-all", "ーｱヽァa", 4.0 / 5)]
    [InlineData("ja/katakana-share-with-marks", "コーヒーを", 4.0 / 5)]
    [InlineData("ja/kanji-share-of-all", "𠮷々䷀a", 2.0 / 4)]
    [InlineData("script/punctuation-share", "。、・a", 3.0 / 4)]
    [InlineData("script/bracket-share", "「」（a\"", 4.0 / 5)]
    [InlineData("script/emoji-share", "😀☆", 1.0 / 2)]
    [InlineData("script/special-share-hojichar", "士、 1😀字", 4.0 / 6)] // 士 by mojibake; digits are not special
    public void Marks_and_shares_are_worked_by_hand(string id, string text, double value) => Assert.Equal(value, Of(id, text), 6);

    [Fact]
    public void A_sentence_with_sixteen_hyphens_looks_like_a_board_to_hojichar_only()
    {
        string text = "これは" + string.Concat(Enumerable.Repeat("a-", 16)) + "という文です。";
        Assert.True(Of("mark/bbs-hojichar", text) > 14);
        Assert.Equal(0, Of("mark/bbs", text));
    }

    [Fact]
    public void The_traits_of_a_line_end_do_not_depend_on_what_follows() => Property.Holds(JapaneseText.Any, text =>
        Of("line/terminal-share", text + "\n。") >= Of("line/terminal-share", text) * 0.5);

    private static double Of(string id, string text) => (MeasureCatalog.Find(id) ?? throw new InvalidOperationException(id)).Of(new TextView(text));
}
