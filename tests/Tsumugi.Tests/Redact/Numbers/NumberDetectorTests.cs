using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Tests.Redact.Numbers;

public sealed class NumberDetectorTests
{
    [Theory]
    [InlineData("法人番号5835678256246です", "法人番号〔corporate-number〕です")]
    [InlineData("法人番号：４０１１００１０９８９９３", "法人番号：〔corporate-number〕")]
    [InlineData("番号 4-0110-0109-8993 の会社", "番号 〔corporate-number〕 の会社")]
    [InlineData("登録番号 T4011001098993", "登録番号 〔invoice-number〕")]
    [InlineData("登録番号：Ｔ4-0110-0109-8993", "登録番号：〔invoice-number〕")]
    [InlineData("T4011001098993", "〔invoice-number〕")]
    [InlineData("運転免許証番号は309012345620です", "運転免許証番号は〔drivers-licence〕です")]
    [InlineData("免許証の番号 第 3090 1234 5620 号", "免許証の番号 第 〔drivers-licence〕 号")]
    [InlineData("保険者番号 33120015", "保険者番号 〔insurer-number〕")]
    [InlineData("健康保険証の記号 12 番号 3456", "健康保険証の記号 〔insured-number〕 番号 〔insured-number〕")]
    [InlineData("被保険者番号:0012345678", "被保険者番号:〔insured-number〕")]
    [InlineData("基礎年金番号 1234-567890", "基礎年金番号 〔pension-number〕")]
    [InlineData("基礎年金番号１２３４−５６７８９０", "基礎年金番号〔pension-number〕")]
    [InlineData("住民票コード 12345678901", "住民票コード 〔resident-record-code〕")]
    [InlineData("在留カード番号 AB12345678CD", "在留カード番号 〔residence-card〕")]
    [InlineData("ＡＢ１２３４５６７８ＣＤの方", "〔residence-card〕の方")]
    [InlineData("旅券番号TR1234567", "旅券番号〔passport〕")]
    [InlineData("Passport No. TK0123456", "Passport No. 〔passport〕")]
    [InlineData("4111 1111 1111 1111", "〔payment-card〕")]
    [InlineData("4111-1111-1111-1111", "〔payment-card〕")]
    [InlineData("カード番号は4111111111111111です", "カード番号は〔payment-card〕です")]
    [InlineData("3782-822463-10005", "〔payment-card〕")]
    [InlineData("3566-0020-2036-0505", "〔payment-card〕")] // JCB
    [InlineData("みずほ銀行丸の内支店 普通 1234567", "みずほ銀行丸の内支店 普通 〔bank-account〕")]
    [InlineData("三菱UFJ銀行 渋谷支店（店番135） 普通預金 口座番号：０１２３４５６", "三菱UFJ銀行 渋谷支店（店番135） 普通預金 口座番号：〔bank-account〕")]
    [InlineData("ゆうちょ銀行 記号 10160 番号 12345671", "ゆうちょ銀行 記号 〔postal-account〕 番号 〔postal-account〕")]
    [InlineData("品川 300 さ 12-34", "〔number-plate〕")]
    [InlineData("車は多摩５０１あ・・１２だった", "車は〔number-plate〕だった")]
    [InlineData("富士山 330 わ ・1-23の車", "〔number-plate〕の車")]
    [InlineData("名古屋 3AA ら 1234", "〔number-plate〕")]
    [InlineData("横浜 32A E 56-78", "〔number-plate〕")]
    [InlineData("P<JPNGAIMU<<SAKURA<<<<<<<<<<<<<<<<<<<<<<<<<<\nTR12345672JPN0001018F2501017<<<<<<<<<<<<<<02", "〔passport-zone〕")]
    [InlineData("接続元 203.0.112.5 から", "接続元 〔ip-address〕 から")]
    [InlineData("host=8.8.8.8", "host=〔ip-address〕")]
    [InlineData("IP：８．８．８．８", "IP：〔ip-address〕")]
    [InlineData("2400:4050:1:2::3 から", "〔ip-address〕 から")]
    public void Finds(string text, string expected) => Assert.Equal(expected, EveryKind.Apply(text));

    [Theory]
    [InlineData("ISBN978-4-00-310101-8")]
    [InlineData("JAN 4901234567894")]
    [InlineData("注文番号 4111111111111111")] // sixteen bare digits without a word for cards
    [InlineData("4111-1111-1111-1112")] // Luhn fails
    [InlineData("9111-1111-1111-1111")] // nobody issues it
    [InlineData("運転免許証番号は309012345630です")] // check digit fails
    [InlineData("受付番号 309012345620")]
    [InlineData("保険者番号 33120016")]
    [InlineData("第1.2.3.4節を参照")]
    [InlineData("バージョン1.2.3.4で直りました")]
    [InlineData("v1.2.3.4")]
    [InlineData("1.2.3.4.5")]
    [InlineData("192.168.0.1 と 127.0.0.1 と 10.1.2.3 と 203.0.113.9")]
    [InlineData("256.1.1.1")]
    [InlineData("2001:db8::1 と ::1 と fe80::1")]
    [InlineData("std::vector 12:34:56")]
    [InlineData("普通 1234567 人が")]
    [InlineData("品川 300 し 12-34")] // し is not given
    [InlineData("東口 300 さ 12-34")]
    [InlineData("番号 12345671")]
    [InlineData("T401100109899")]
    [InlineData("XT4011001098993")]
    [InlineData("ab12345678cd")]
    [InlineData("XAB12345678CD")]
    [InlineData("TR1234567")]
    [InlineData("1-2-3-4-5-6-7-8-9-10-11")]
    [InlineData("2026 11 25 10 20 30 40 50")]
    [InlineData("健康保険の番号は5年で変わる")]
    public void Leaves_alone(string text) => Assert.Equal(text, EveryKind.Apply(text));

    [Fact]
    public void What_stands_beside_a_number_of_blank_joined_groups_is_still_read()
        => Assert.Equal("2026 11 〔payment-card〕 12", EveryKind.Apply("2026 11 4111 1111 1111 1111 12"));

    [Fact]
    public void Numbers_that_only_look_alike_are_hit_once_in_a_thousand_at_most()
    {
        int hits = 0;
        var shown = new List<string>();
        foreach (string text in LookAlikes.Of(100_000))
        {
            List<TextEdit> found = JpDefault.Find(EveryKind.Redactor, text);
            hits += found.Count > 0 ? 1 : 0;
            if (found.Count > 0 && shown.Count < 20)
            {
                shown.Add(found[0].Kind + " " + text);
            }
        }

        PrivacyFigures.Print("numbers that only look like identifiers: texts with a false hit", hits, 100_000);
        Assert.True(hits <= 100, $"{hits}\n" + string.Join('\n', shown));
    }

    [Fact]
    public void Findings_are_lawful_on_pieces_of_identifiers()
        => Prop.ForAll(IdentifierText.Any, text => JpDefault.IsLawful(EveryKind.Redactor, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Fact]
    public void Findings_are_lawful_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, text => JpDefault.IsLawful(EveryKind.Redactor, text));

    [Theory]
    [InlineData("1 ")]
    [InlineData("1234 ")]
    [InlineData("1-")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("a:")]
    [InlineData("::")]
    [InlineData("P<")]
    [InlineData("普通1234567")]
    [InlineData("銀行普通1234567 ")]
    [InlineData("保険証番号12 ")]
    public void Long_hostile_texts_take_linear_time(string piece)
    {
        string small = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        string large = string.Concat(Enumerable.Repeat(piece, 160_000 / piece.Length));
        double once = Seconds(small);
        double sixteen = Seconds(large);
        Assert.True(sixteen < (once * 16 * 4) + 0.2, $"{once} s, then {sixteen} s for sixteen times as much");
    }

    private static double Seconds(string text)
    {
        var findings = new List<TextEdit>();
        return ThreadTime.Least(() =>
        {
            findings.Clear();
            EveryKind.Redactor.Find(text, findings);
        }).TotalSeconds;
    }
}
