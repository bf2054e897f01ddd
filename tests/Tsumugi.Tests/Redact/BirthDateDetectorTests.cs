namespace Tsumugi.Tests.Redact;

public sealed class BirthDateDetectorTests
{
    [Theory]
    [InlineData("生年月日：昭和55年1月1日", "生年月日：〔birth-date〕")]
    [InlineData("生年月日 1980/01/01", "生年月日 〔birth-date〕")]
    [InlineData("生年月日は平成元年二月三日です", "生年月日は〔birth-date〕です")]
    [InlineData("【生年月日】S55.1.1", "【生年月日】〔birth-date〕")]
    [InlineData("生年月日\n１９８０年１月１日", "生年月日\n〔birth-date〕")]
    [InlineData("誕生日は1980年1月1日", "誕生日は〔birth-date〕")]
    [InlineData("山田太郎（昭和55年1月1日生）", "山田太郎（〔birth-date〕生）")]
    [InlineData("Date of birth: 1980-01-01", "Date of birth: 〔birth-date〕")]
    [InlineData("Birthday 1980-01-01", "Birthday 〔birth-date〕")]
    public void Finds(string text, string expected) => Assert.Equal(expected, EveryKind.Apply(text));

    [Theory]
    [InlineData("夏目漱石は1867年2月9日生まれの小説家")]
    [InlineData("1980年1月1日生産")]
    [InlineData("先生は1980年1月1日に来た")]
    [InlineData("生年月日は不明。1980年1月1日に就任")]
    [InlineData("生年月日：1980年")]
    [InlineData("学生 1980/01/01")]
    public void Leaves_alone(string text) => Assert.Equal(text, EveryKind.Apply(text));
}
