using Tsumugi.Stages.Redact;

namespace Tsumugi.Tests.Redact;

public sealed class PhoneDetectorTests
{
    private const string P = "〔電話番号〕";

    private static readonly Redactor Redactor = new(JpDefault.Policy, [new PhoneDetector()]);

    [Theory]
    [InlineData("電話は03-1234-5678まで", "電話は" + P + "まで")]
    [InlineData("(03)1234-5678", P)]
    [InlineData("（03）1234-5678", P)]
    [InlineData("03（1234）5678", P)]
    [InlineData("03(1234)5678", P)]
    [InlineData("０３－１２３４－５６７８", P)]
    [InlineData("０９０−１２３４−５６７８", P)] // minus signs
    [InlineData("090‐1234‐5678", P)] // U+2010
    [InlineData("090–1234—5678", P)]
    [InlineData("090ー1234ー5678", P)] // long-vowel marks
    [InlineData("090ｰ1234ｰ5678", P)]
    [InlineData("090 - 1234 - 5678", P)]
    [InlineData("060-1234-5678", P)] // from July 2026
    [InlineData("070-1234-5678", P)]
    [InlineData("080-1234-5678", P)]
    [InlineData("050-1234-5678", P)]
    [InlineData("0166-12-3456", P)] // Asahikawa
    [InlineData("09808-2-1234", P)] // Ishigaki, the stroke of old
    [InlineData("0427-52-1234", P)] // Sagamihara before 042-752
    [InlineData("04992-2-1234", P)]
    [InlineData("04-7123-4567", P)]
    [InlineData("06-6123-4567", P)]
    [InlineData("+81-3-1234-5678", P)]
    [InlineData("+81 90 1234 5678", P)]
    [InlineData("+81(0)3-1234-5678", P)]
    [InlineData("+81 (0)90-1234-5678", P)]
    [InlineData("+819012345678", P)]
    [InlineData("(+81)3-1234-5678", P)]
    [InlineData("+81(3)1234-5678", P)]
    [InlineData("＋８１－３－１２３４－５６７８", P)]
    [InlineData("TEL03-1234-5678FAX03-1234-5679", "TEL" + P + "FAX" + P)]
    [InlineData("TEL.03-1234-5678", "TEL." + P)]
    [InlineData("TEL 0312345678", "TEL " + P)]
    [InlineData("電話\n0312345678", "電話\n" + P)] // the next cell of a table
    [InlineData("携帯：09012345678", "携帯：" + P)]
    [InlineData("Phone number: 0312345678", "Phone number: " + P)]
    [InlineData("TEL No.0312345678", "TEL No." + P)]
    [InlineData("phone_number=09012345678", "phone_number=" + P)]
    [InlineData("LINE ID:090-1234-5678", "LINE ID:" + P)]
    [InlineData("FAX番号 0312345678", "FAX番号 " + P)]
    [InlineData("℡ 03 1234 5678", "℡ " + P)]
    [InlineData("☎090.1234.5678", "☎" + P)]
    [InlineData("ＴＥＬ：０３１２３４５６７８", "ＴＥＬ：" + P)]
    [InlineData("ＦＡＸ（０３）１２３４－５６７８", "ＦＡＸ" + P)]
    [InlineData("0312345678（代表）", P + "（代表）")]
    [InlineData("090-12345678", P)]
    [InlineData("03-1111-2222/090-1111-2222", P + "/" + P)]
    [InlineData("電話 0311112222、0311112223", "電話 " + P + "、" + P)] // the second shares the label
    [InlineData("03-1111-2222 06-1111-2222", P + " " + P)]
    [InlineData("090-1234-5678(03)1111-2222", P + P)]
    [InlineData("090-1234-5678+81-3-1234-5678", P + P)]
    [InlineData("電話 03-1111-2222,0311112223", "電話 " + P + "," + P)]
    [InlineData("サポートセンター03-1234-5678", "サポートセンター" + P)] // the mark before the number ends a word
    [InlineData("電話番号：03-1234-5678", "電話番号：" + P)]
    [InlineData("- 03-1234-5678", "- " + P)]
    public void Masks_numbers_of_persons_and_households(string text, string expected) => Assert.Equal(expected, JpDefault.Apply(Redactor, text));

    [Theory]
    [InlineData("0120-123-456")]
    [InlineData("0120-12-3456")]
    [InlineData("0120ー123ー456")]
    [InlineData("0800-123-4567")]
    [InlineData("0570-064-000")]
    [InlineData("０１２０－１２３－４５６")]
    public void Recognises_numbers_that_businesses_publish_and_keeps_them(string text)
    {
        List<Tsumugi.Contracts.Ledger.TextEdit> findings = [];
        new PhoneDetector().Find(text, findings);
        Assert.Equal(PhoneDetector.BusinessKind, Assert.Single(findings).Kind);
        Assert.Equal(text, JpDefault.Apply(Redactor, text));
    }

    [Theory]
    [InlineData("製品番号：03-1234-5678")]
    [InlineData("製品番号 090-1234-5678")]
    [InlineData("口座番号 0123-45-6789")]
    [InlineData("口座：0312345678")]
    [InlineData("ISBN 0-306-40615-2")]
    [InlineData("ISBN978-4-06-519981-7")]
    [InlineData("ISBN 4-06-123456-7")]
    [InlineData("JAN 4901234567894")]
    [InlineData("JANコード 0490123456789")]
    [InlineData("法人番号4011001098993")]
    [InlineData("2026-07-01 09:30:00")]
    [InlineData("20260701093000")]
    [InlineData("更新 0312345678")] // bare digits without a telephone word
    [InlineData("10,000円から100,000円")]
    [InlineData("第1.2.3.4節")]
    [InlineData("第03-1234-5678号")]
    [InlineData("ABC-03-1234-5678")] // a part number
    [InlineData("03-1234-5678-90")]
    [InlineData("03-1234-5678A12")]
    [InlineData("090-0234-5678")] // the fourth digit is never 0
    [InlineData("02-1234-5678")] // no such area code
    [InlineData("010-020-0300")]
    [InlineData("192.168.0.1:03-12")]
    [InlineData("0x03-1234-5678ff")]
    [InlineData("0.12345678901")]
    [InlineData("緯度 035.1234.5678")]
    [InlineData("100-0001")] // a postal code
    [InlineData("090 1234 5678 を入力")] // blanks without a telephone word
    public void Leaves_other_numbers(string text) => Assert.Equal(text, JpDefault.Apply(Redactor, text));

    [Theory]
    [InlineData("電話〇三の一二三四の五六七八")] // kanji digits
    [InlineData("電話 1234-5678")] // without its area code
    [InlineData("+1-202-555-0143")] // another country
    public void Known_misses(string text) => Assert.Equal(text, JpDefault.Apply(Redactor, text));

    [Theory]
    [InlineData("部品一覧 0123-45-6789")] // an area code and the right strokes
    public void Known_false_alarms(string text) => Assert.Contains(P, JpDefault.Apply(Redactor, text), StringComparison.Ordinal);
}
