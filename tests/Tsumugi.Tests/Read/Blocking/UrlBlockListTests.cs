using System.Text;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Read.Blocking;
using Tsumugi.Storage.Files;

namespace Tsumugi.Tests.Read.Blocking;

public sealed class UrlBlockListTests : IDisposable
{
    private const string List = "# 一覧\nbad.example adult\nads.example.jp\nshop.example/casino gambling\n*.wild.example\n.dot.example\n日本語.jp piracy\nUPPER.Example.\nhttps://user@port.example:8080/\n0.0.0.0 hosts.example # remark\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://bad.example/", "list:2 bad.example (adult)")]
    [InlineData("http://www.bad.example/page?x=1", "list:2 bad.example (adult)")]
    [InlineData("https://BAD.example:443/", "list:2 bad.example (adult)")]
    [InlineData("https://user:pass@bad.example./x", "list:2 bad.example (adult)")]
    [InlineData("bad.example", "list:2 bad.example (adult)")]
    [InlineData("https://notbad.example/", null)] // whole labels only
    [InlineData("https://bad.example.org/", null)]
    [InlineData("https://example/", null)]
    [InlineData("https://good.example/?u=https://bad.example/", null)]
    [InlineData("https://ads.example.jp", "list:3 ads.example.jp")]
    [InlineData("https://example.jp/", null)]
    [InlineData("https://shop.example/casino", "list:4 shop.example/casino (gambling)")]
    [InlineData("https://www.shop.example/casino/win?x", "list:4 shop.example/casino (gambling)")]
    [InlineData("https://shop.example/casino?x=1", "list:4 shop.example/casino (gambling)")]
    [InlineData("https://shop.example/casinos", null)] // whole parts only
    [InlineData("https://shop.example/", null)]
    [InlineData("https://a.wild.example/", "list:5 wild.example")]
    [InlineData("https://a.dot.example/", "list:6 dot.example")]
    [InlineData("https://日本語.jp/x", "list:7 xn--wgv71a119e.jp (piracy)")]
    [InlineData("https://xn--wgv71a119e.jp/x", "list:7 xn--wgv71a119e.jp (piracy)")]
    [InlineData("https://upper.example/", "list:8 upper.example")]
    [InlineData("https://port.example/", "list:9 port.example")]
    [InlineData("https://hosts.example/", "list:10 hosts.example")]
    [InlineData("", null)]
    [InlineData("://", null)]
    [InlineData("https://[::1]/", null)]
    [InlineData("urn:uuid:bad.example", null)]
    public void An_address_is_blocked_by_host_or_path(string url, string? entry) => Assert.Equal(entry, Read(List).Find(url)?.ToString());

    [Theory]
    [InlineData("\uFEFFbad.example\r\n\r\n  # x\r\n")]
    [InlineData("bad.example")]
    [InlineData("\tbad.example\t adult words\n")]
    public void Marks_of_order_and_ends_of_lines_do_not_matter(string list) => Assert.NotNull(Read(list).Find("https://bad.example/"));

    [Theory]
    [InlineData("just a sentence", 1)]
    [InlineData("ok.example\nlocalhost\n", 2)]
    [InlineData("||adblock.example^\n", 1)]
    [InlineData("a\u0000b.example\n", 1)]
    [InlineData("<html>\n", 1)]
    public void A_line_that_is_no_host_is_said_with_its_place(string list, int line)
    {
        TsumugiException error = Assert.Throws<TsumugiException>(() => Read(list));
        Assert.Equal("TSU2062", error.Code);
        Assert.Contains($"list:{line}", error.Message);
    }

    [Fact]
    public void A_line_without_end_is_said_and_shown_short()
    {
        TsumugiException error = Assert.Throws<TsumugiException>(() => Read(new string('a', 1_000_000) + ".example"));
        Assert.True(error.Message.Length < 300, error.Message);
    }

    [Fact]
    public void A_list_that_has_changed_since_the_plan_is_refused()
    {
        ListFile file = File(List);
        System.IO.File.AppendAllText(file.Path, "more.example\n");
        Assert.Equal("TSU4020", Assert.Throws<TsumugiException>(() => UrlBlockList.Read([file])).Code);
    }

    /// <summary>A million hosts: none is taken for another, and neither time nor memory runs away.</summary>
    [Fact]
    public void A_large_list_blocks_exactly_its_hosts()
    {
        StringBuilder text = new();
        for (int i = 0; i < 1_000_000; i++)
        {
            text.Append("host").Append(i * 2).Append(".example\n");
        }

        UrlBlockList list = Read(text.ToString());
        Assert.Equal(1_000_000, list.Count);
        for (int i = 0; i < 20_000; i++)
        {
            Assert.Equal(i % 2 == 0, list.Find($"https://www.host{i * 50 + (i % 2)}.example/a/b") is not null);
        }
    }

    private UrlBlockList Read(string list) => UrlBlockList.Read([File(list)]);

    private ListFile File(string list)
    {
        string path = _folder.Write("list", list);
        return new ListFile(path, "list", new FileInfo(path).Length, FileHash.Sha256(path));
    }
}
