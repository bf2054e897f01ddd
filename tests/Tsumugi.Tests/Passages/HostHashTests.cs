using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Passages;

namespace Tsumugi.Tests.Passages;

public sealed class HostHashTests
{
    [Theory]
    [InlineData("https://www.example.jp/a", "www.example.jp")]
    [InlineData("http://user:pass@Example.JP:8080?q", "Example.JP")]
    [InlineData("http://[::1]:80/", "[::1]")]
    [InlineData("https://日本語.jp#a", "日本語.jp")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    [InlineData("file:///etc", "")]
    public void Finds_the_host(string address, string host) => Assert.Equal(host, HostHash.Of(address).ToString());

    [Fact]
    public void Capitals_are_one_host_and_a_source_is_none_of_them()
    {
        Assert.Equal(Of("http://EXAMPLE.jp/", "a"), Of("https://example.jp:443/b", "c"));
        Assert.NotEqual(Of("", "a"), Of("", "b"));
        Assert.NotEqual(Of("http://a/", "x"), Of("", "a"));
        Assert.NotEqual(Of("http://" + new string('a', 300) + "/", "x"), Of("http://" + new string('a', 301) + "/", "x"));
    }

    private static ulong Of(string url, string source) => HostHash.Of(new Document { Url = url, Source = source });
}
