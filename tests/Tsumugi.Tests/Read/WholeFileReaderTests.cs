using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

public sealed class WholeFileReaderTests
{
    [Theory]
    [InlineData("<!-- saved from url=(0018)http://a.jp/x.html -->\n<html>", "http://a.jp/x.html")]
    [InlineData("<!DOCTYPE html>\n<!-- saved from url=https://a.jp/ -->\n<html>", "https://a.jp/")]
    [InlineData("<!-- saved from url=(0022)about:internet -->\n<html>", "")] // says nothing
    [InlineData("<!-- saved from url=", "")]
    [InlineData("<html>", "")]
    public void A_page_is_one_record_and_knows_where_it_was_saved_from(string html, string url)
    {
        Records.Copy record = Assert.Single(Records.Of(new HtmlReader(), Encoding.UTF8.GetBytes(html), ".html"));
        Assert.Equal((RecordKind.Page, url, (long)html.Length, Records.Sha1(Encoding.UTF8.GetBytes(html))), (record.Kind, record.Url, record.SizeBytes, record.Sha1));
    }

    [Theory]
    [InlineData("---\ntitle: 題名\ndate: 2024-01-02\ntags:\n  - a\n- b\n---\n本文\n", "題名", "2024-01-02", "本文\n")]
    [InlineData("---\r\ntitle: \"引用: 符\"\r\nlicense: 'CC-BY-4.0'\r\n...\r\n本文", "引用: 符", "", "本文")]
    [InlineData("\uFEFF---\ntitle: a\n---\n", "a", "", "")]
    [InlineData("---\n区切り線の後の文章\n---\n本文", "", "", "---\n区切り線の後の文章\n---\n本文")] // a rule, no front matter
    [InlineData("---\ntitle: never closed\n本文", "", "", "---\ntitle: never closed\n本文")]
    [InlineData("---\n---\n本文", "", "", "---\n---\n本文")]
    [InlineData("---", "", "", "---")]
    [InlineData("本文\n---\ntitle: a\n---\n", "", "", "本文\n---\ntitle: a\n---\n")]
    public void Front_matter_becomes_fields(string text, string title, string date, string body)
    {
        Records.Copy record = Assert.Single(Records.Of(new PlainTextReader(), Encoding.UTF8.GetBytes(text), ".md"));
        Assert.Equal((title, date, body.Length == 0 ? "" : Records.Sha1(Encoding.UTF8.GetBytes(body))), (record.Title, record.Date, record.Sha1));
        Assert.Equal(RecordKind.TextBytes, record.Kind);
    }

    [Fact]
    public void A_text_file_keeps_every_byte()
    {
        byte[] bytes = [.. "---\ntitle: a\n---\n"u8, 0x93, 0xFA, 0x96, 0x7B];
        Assert.Equal(Records.Sha1(bytes), Assert.Single(Records.Of(new PlainTextReader(), bytes, ".txt")).Sha1);
    }

    [Fact]
    public void Empty_and_giant_files_are_named()
    {
        Assert.Equal("read/empty-body", Assert.Single(Records.Of(new HtmlReader(), [], ".html")).Reason);
        HtmlReader reader = new(new ReadLimits { FileBytes = 1000 });
        Records.Copy giant = Assert.Single(Records.Of(reader, new byte[5000], ".html"));
        Assert.Equal((RecordKind.Fault, "read/too-large", 5000L, ""), (giant.Kind, giant.Reason, giant.SizeBytes, giant.Sha1));
        Assert.Equal(RecordKind.Page, Assert.Single(Records.Of(reader, new byte[1000], ".html")).Kind);
    }

    [Fact]
    public void A_file_belongs_to_the_slice_in_which_it_begins()
    {
        using TemporaryFile file = new("<html>"u8.ToArray(), ".html");
        Assert.Single(Records.All(new HtmlReader(), new SourceFile(file.Path, "x", "html", 0, 3)));
        Assert.Empty(Records.All(new HtmlReader(), new SourceFile(file.Path, "x", "html", 3)));
    }
}
