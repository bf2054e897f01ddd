namespace Tsumugi.Tests.Redact;

public sealed class UrlDetectorTests
{
    [Theory]
    [InlineData("https://taro:himitsu@example.com/a", "https://〔url-login〕/a")] // what stands before the host looks like the end of an e-mail address, too
    [InlineData("https://example.com/?api_key=abcdef0123456789&x=1", "https://example.com/?api_key=〔url-secret〕&x=1")]
    [InlineData("https://example.com/a;jsessionid=0123456789ABCDEF", "https://example.com/a;jsessionid=〔url-secret〕")]
    [InlineData("https://example.com/cb#access_token=abcdef0123456789&y=2", "https://example.com/cb#access_token=〔url-secret〕&y=2")]
    [InlineData("見て→https://qiita.com/@taro_yamada/items/1234です", "見て→https://qiita.com/@〔url-user〕/items/1234です")]
    [InlineData("https://www.example.ac.jp/~yamada/index.html", "https://www.example.ac.jp/~〔url-user〕/index.html")]
    [InlineData("https://example.com/users/taro", "https://example.com/users/〔url-user〕")]
    public void Finds(string text, string expected) => Assert.Equal(expected, EveryKind.Apply(text));

    [Theory]
    [InlineData("https://example.com/?key=1&page=2")]
    [InlineData("https://example.com/users/")]
    [InlineData("https://example.com/user/guide.html")]
    [InlineData("https://example.com/docs/token=abcdefghij")]
    [InlineData("http://")]
    [InlineData("://")]
    [InlineData("https://例え.jp/ユーザー")]
    public void Leaves_alone(string text) => Assert.Equal(text, EveryKind.Apply(text));
}
