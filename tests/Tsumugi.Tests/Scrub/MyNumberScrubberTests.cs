using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Scrub;
using Tsumugi.Tests.Redact;

namespace Tsumugi.Tests.Scrub;

public sealed class MyNumberScrubberTests
{
    private const string N = MyNumberScrubber.Token;

    internal static MyNumberScrubber Scrubber { get; } = new();

    [Theory]
    [InlineData("マイナンバーは123456789018です", "マイナンバーは" + N + "です")]
    [InlineData("個人番号：1234-5678-9018", "個人番号：" + N)]
    [InlineData("個人番号　１２３４　５６７８　９０１８", "個人番号　" + N)]
    [InlineData("個人番号 一二三四五六七八九〇一八", "個人番号 " + N)]
    [InlineData("My Number: 6214 9832 0257", "My Number: " + N)]
    [InlineData("https://example.jp/?mynumber=123456789018&x=1", "https://example.jp/?mynumber=" + N + "&x=1")]
    [InlineData("?my_number=1234%205678%209018", "?my_number=" + N)]
    [InlineData("?q=%E5%80%8B%E4%BA%BA%E7%95%AA%E5%8F%B7%20123456789018", "?q=%E5%80%8B%E4%BA%BA%E7%95%AA%E5%8F%B7%20" + N)]
    [InlineData("?mynumber=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96%EF%BC%97%EF%BC%98%EF%BC%99%EF%BC%90%EF%BC%91%EF%BC%98", "?mynumber=" + N)]
    [InlineData("123456789018（マイナンバー）", N + "（マイナンバー）")]
    [InlineData("個人\n番号\n123456789018", "個人\n番号\n" + N)] // broken over lines
    [InlineData("| 個 人 番 号 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 0 | 1 | 8 |", "| 個 人 番 号 | " + N + " |")] // one digit per cell
    [InlineData("マイナンバー 123456789018 123456789018", "マイナンバー " + N + " " + N)]
    [InlineData("マイナンバー 1234 5678 9018 2024年", "マイナンバー " + N + " 2024年")]
    [InlineData("通知カード 123456-789018", "通知カード " + N)]
    [InlineData("マイナンバー 1234-\n5678-9018", "マイナンバー " + N)]
    [InlineData("ID123456789018は個人番号です", "ID" + N + "は個人番号です")]
    public void Destroys_a_valid_number_in_context(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(Scrubber, text));

    [Theory]
    [InlineData("123456789018")] // no context
    [InlineData("1234-5678-9018")]
    [InlineData("マイナンバー 123456789017")] // the check digit does not fit
    [InlineData("マイナンバー制度と法人番号 5835678256246")] // thirteen digits
    [InlineData("個人番号ではなく法人番号 5-8356-7825-6246")]
    [InlineData("マイナンバーカードとカード 4111-1111-1111-1111")]
    [InlineData("マイナンバー 1234567890181")]
    [InlineData("マイナンバー 0123456789018")]
    [InlineData("マイナンバーは12桁です。2016年1月に始まりました。")]
    [InlineData("")]
    public void Leaves_other_numbers(string text) => Assert.Equal(text, JpDefault.Apply(Scrubber, text));

    [Fact]
    public void A_number_far_from_its_context_stays()
    {
        string text = "マイナンバー" + new string('あ', 200) + "123456789018";
        Assert.Equal(text, JpDefault.Apply(Scrubber, text));
    }

    [Fact]
    public void The_rows_of_a_table_share_the_heading()
    {
        string row = " | 東京都千代田区丸の内一丁目九番一号 丸の内ビルディング二十階 | 山田太郎 | 123456789018\n";
        string table = "住所 | 氏名 | 個人番号\n" + string.Concat(Enumerable.Repeat(row, 20));
        Assert.DoesNotContain("123456789018", JpDefault.Apply(Scrubber, table), StringComparison.Ordinal);
    }

    /// <summary>No writing of a valid number beside any of the usual words may survive.</summary>
    [Fact]
    public void No_canary_survives_any_separator_or_width()
    {
        string[] labels = ["マイナンバー", "ﾏｲﾅﾝﾊﾞｰ", "個人番号", "個人番号カード", "通知カード", "My Number", "mynumber", "MY NUMBER", "マイナンバー（個人番号）", "ＭｙＮｕｍｂｅｒ"];
        string[] links = ["：", ":", " ", "\u3000", "は", "\n", "\t", " | ", "=", "", "の番号は次のとおりです。\n\n"];
        string[] separators = ["", " ", "\u3000", "-", "‐", "‑", "‒", "–", "—", "―", "−", "－", "ー", "ｰ", "・", "･", ".", "_", "/", " - ", " － ", "\u00A0", "\u200B", "\n", "\t", "|"];
        foreach (string label in labels)
        {
            foreach (string link in links)
            {
                foreach (string separator in separators)
                {
                    foreach (string[] groups in new[] { new[] { "1234", "5678", "9018" }, ["123456", "789018"], ["6214", "9832", "0257"], ["123", "456", "789", "018"] })
                    {
                        string number = string.Join(separator, groups);
                        foreach (string written in new[] { number, Widen(number) })
                        {
                            string left = JpDefault.Apply(Scrubber, $"氏名 山田太郎 {label}{link}{written} 生年月日");
                            Assert.True(left.Contains(N, StringComparison.Ordinal) && !left.Any(char.IsDigit), $"{label}{link}{written}");
                        }
                    }
                }
            }
        }
    }

    [Fact]
    public void Edits_say_nothing_of_the_value()
    {
        TextEdit edit = Assert.Single(JpDefault.Find(Scrubber, "個人番号 123456789018"));
        Assert.Equal(new TextEdit(new TextSpan(5, 17), "my-number", 1, "format+check-digit+context", N), edit);
    }

    [Fact]
    public void Edits_are_lawful_on_pieces_of_identifiers()
        => Prop.ForAll(IdentifierText.Any, text => JpDefault.IsLawful(Scrubber, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Edits_are_lawful_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, text => JpDefault.IsLawful(Scrubber, text));

    private static string Widen(string text) => string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)(letter + 0xFEE0) : letter));
}
