using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

public sealed class WarcReaderTests
{
    private static readonly WarcReader Reader = new();
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><p>日本語の文章です。</p></html>");

    [Theory]
    [InlineData("")]
    [InlineData("Content-Encoding: identity\r\n")]
    [InlineData("Content-Encoding: gzip\r\n")]
    [InlineData("content-encoding: X-GZIP\r\n")]
    [InlineData("Content-Encoding: deflate\r\n")]
    [InlineData("Content-Encoding: deflate\r\nX-Raw: yes\r\n")]
    [InlineData("Content-Encoding: br\r\n")]
    [InlineData("Content-Encoding: zstd\r\n")]
    [InlineData("Content-Encoding: gzip, br\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: gzip, chunked\r\nContent-Encoding: gzip\r\n")]
    public void Undoes_codings_of_the_body(string headers)
    {
        byte[] body = Html;
        body = headers.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? WarcBuilder.Gzip([body]) : body;
        body = headers.Contains("X-Raw", StringComparison.Ordinal) ? Through(stream => new DeflateStream(stream, CompressionLevel.Fastest), body)
            : headers.Contains("deflate", StringComparison.Ordinal) ? Through(stream => new ZLibStream(stream, CompressionLevel.Fastest), body) : body;
        body = headers.Contains("br", StringComparison.Ordinal) ? Through(stream => new BrotliStream(stream, CompressionLevel.Fastest), body) : body;
        body = headers.Contains("zstd", StringComparison.Ordinal) ? WarcBuilder.Zstandard(body) : body;
        body = headers.Contains("chunked", StringComparison.Ordinal) ? Chunks(body, 7) : body;
        Records.Copy record = Only(new WarcBuilder().Add("response", WarcBuilder.Http(body, "Content-Type: text/html\r\n" + headers)));
        Assert.Equal((RecordKind.Page, Records.Sha1(Html), Html.Length), (record.Kind, record.Sha1, record.SizeBytes));
    }

    [Theory]
    [InlineData("Content-Encoding: gzip\r\n")]
    [InlineData("Content-Encoding: deflate\r\n")]
    [InlineData("Content-Encoding: br\r\n")]
    [InlineData("Content-Encoding: zstd\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")]
    public void Takes_a_body_as_it_is_when_it_is_not_coded_as_it_claims(string headers) =>
        Assert.Equal(Records.Sha1(Html), Only(new WarcBuilder().Add("response", WarcBuilder.Http(Html, "Content-Type: text/html\r\n" + headers))).Sha1);

    [Theory]
    [InlineData("4\r\nabcd\r\n0\r\n\r\n", "abcd")]
    [InlineData("4;name=value\r\nabcd\r\n3 \r\nefg\r\n0\r\n\r\n", "abcdefg")]
    [InlineData("4\nabcd\n0\n\n", "abcd")] // LF alone
    [InlineData("4\r\nabcd\r\nzz\r\nrest", "abcdzz\r\nrest")] // a broken chunk: the rest as it is
    [InlineData("FFFFFFFF\r\nabcd", "abcd")] // cut
    [InlineData("FFFFFFFFFFFFFFFFF\r\nabcd", "FFFFFFFFFFFFFFFFF\r\nabcd")] // no size that anyone means
    [InlineData("-4\r\nabcd", "-4\r\nabcd")]
    [InlineData("4\r\nabcdX", "abcdX")]
    public void Undoes_chunks_as_far_as_they_are_ones(string body, string expected)
    {
        using TemporaryFile file = new(new WarcBuilder().Add("response", WarcBuilder.Http(Encoding.ASCII.GetBytes(body), "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n")).Plain(), ".warc");
        Assert.Equal(Records.Sha1(Encoding.ASCII.GetBytes(expected)), Assert.Single(Records.All(Reader, new SourceFile(file.Path, "x", "warc"))).Sha1);
    }

    [Theory]
    [InlineData("Content-Type: text/html\r\n", "x", RecordKind.Page, "", "text/html")]
    [InlineData("Content-Type: TEXT/HTML;charset=\"Shift_JIS\"\r\n", "x", RecordKind.Page, "", "text/html")]
    [InlineData("Content-Type: application/xhtml+xml\r\n", "x", RecordKind.Page, "", "application/xhtml+xml")]
    [InlineData("Content-Type: text/plain\r\n", "hello", RecordKind.TextBytes, "", "text/plain")]
    [InlineData("Content-Type: text/plain\r\n", " \n<!DOCTYPE html><p>x", RecordKind.Page, "", "text/plain")]
    [InlineData("", "<!-- a --><?xml version='1.0'?>\n<HTML lang=ja>", RecordKind.Page, "", "")]
    [InlineData("", "ただの文章", RecordKind.TextBytes, "", "")]
    [InlineData("", "\u0001\u0002binary", RecordKind.NotAPage, "read/media-type", "")]
    [InlineData("", "<htmlish>", RecordKind.TextBytes, "", "")]
    [InlineData("Content-Type: image/png\r\n", "<html>", RecordKind.NotAPage, "read/media-type", "image/png")]
    [InlineData("Content-Type: text/css\r\n", "a{}", RecordKind.NotAPage, "read/media-type", "text/css")]
    [InlineData("Content-Type: text/html\r\n", "", RecordKind.NotAPage, "read/empty-body", "text/html")]
    public void Tells_pages_from_everything_else(string headers, string body, RecordKind kind, string reason, string mediaType)
    {
        Records.Copy record = Only(new WarcBuilder().Add("response", WarcBuilder.Page(body, headers)));
        Assert.Equal((kind, reason, mediaType), (record.Kind, record.Reason, record.MediaType));
    }

    [Theory]
    [InlineData("text/html; charset=Shift_JIS", "Shift_JIS")]
    [InlineData("text/html;charset=\"x-sjis\"", "x-sjis")]
    [InlineData("text/html; boundary=a; Charset = 'EUC-JP' ; q=1", "EUC-JP")]
    [InlineData("text/html; charset=", "")]
    [InlineData("text/html; charsets=utf-8", "")]
    [InlineData("text/html", "")]
    public void Keeps_the_charset_as_written(string contentType, string charset) =>
        Assert.Equal(charset, Only(new WarcBuilder().Add("response", WarcBuilder.Page(headers: $"Content-Type: {contentType}\r\n"))).HttpCharset);

    [Theory]
    [InlineData("404 Not Found", "read/http-status", "404")]
    [InlineData("302 Found", "read/http-status", "302")]
    [InlineData("999", "read/http-status", "999")]
    [InlineData("abc", "read/http-status", "0")]
    public void Drops_answers_that_are_no_success(string status, string reason, string detail)
    {
        Records.Copy record = Only(new WarcBuilder().Add("response", WarcBuilder.Page(status: status)));
        Assert.Equal((RecordKind.NotAPage, reason, detail), (record.Kind, record.Reason, record.Detail));
    }

    [Theory]
    [InlineData("WARC/1.0\nWARC-Type: response\nWARC-Target-URI: http://a.jp/\nWARC-Record-ID: <urn:x:1>\nContent-Type: application/http\nContent-Length: {0}\n\n")] // LF alone
    [InlineData("WARC/0.17\r\nwarc-type:response\r\nWARC-TARGET-URI:http://a.jp/\r\nwarc-record-id: <urn:x:1>\r\ncontent-type: application/http\r\ncontent-length: {0}\r\n\r\n")] // odd case
    [InlineData("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI:\r\n http://a.jp/\r\nWARC-Record-ID: <urn:x:1>\r\nContent-Type: application/http;\r\n\tmsgtype=response\r\nContent-Length: {0}\r\n\r\n")] // folded
    [InlineData("WARC/0.18\r\nWARC-Type: Response\r\nWARC-Target-URI: <http://a.jp/>\r\nWARC-Record-ID: urn:x:1\r\nno colon here\r\nContent-Length: {0}\r\nContent-Length: 3\r\n\r\n")] // brackets, junk, a field twice
    [InlineData("warc/1.0 \r\nContent-Length:   {0}  \r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.jp/\r\n\r\n")]
    public void Reads_headers_of_careless_writers(string header)
    {
        byte[] content = WarcBuilder.Page();
        Records.Copy record = Only(new WarcBuilder().AddRaw(string.Format(System.Globalization.CultureInfo.InvariantCulture, header, content.Length), content));
        Assert.Equal((RecordKind.Page, "http://a.jp/", "urn:x:1"), (record.Kind, record.Url, record.SourceId));
    }

    [Fact]
    public void Passes_over_records_that_are_no_documents()
    {
        WarcBuilder archive = new WarcBuilder()
            .Add("warcinfo", "software: x"u8.ToArray(), contentType: "application/warc-fields")
            .Add("request", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), contentType: "application/http; msgtype=request")
            .Add("response", WarcBuilder.Page())
            .Add("metadata", "via: y"u8.ToArray(), contentType: "application/warc-fields")
            .Add("conversion", "text"u8.ToArray(), contentType: "text/plain")
            .Add("revisit", WarcBuilder.Page(""))
            .Add("resource", Html, contentType: "text/html");
        foreach (byte[] bytes in (byte[][])[archive.Plain(), archive.Gzip(), WarcBuilder.Zstandard(archive.Plain()), WarcBuilder.Gzip([archive.Plain()]), WarcBuilder.Gzip([archive.Gzip()])])
        {
            using TemporaryFile file = new(bytes, ".warc");
            List<Records.Copy> records = Records.All(Reader, new SourceFile(file.Path, "x", "warc"), out long skipped);
            Assert.Equal(["Page  ", "NotAPage read/revisit ", "Page  "], records.Select(record => $"{record.Kind} {record.Reason} {record.Detail}"));
            Assert.Equal(4, skipped);
            Assert.Equal(3, records.Select(record => record.Offset).Distinct().Count());
        }
    }

    [Fact]
    public void Reads_the_texts_of_wet_files()
    {
        byte[] archive = new WarcBuilder()
            .Add("warcinfo", "x"u8.ToArray())
            .Add("conversion", Encoding.UTF8.GetBytes("本文です。\n二行目"), "http://a.jp/", "text/plain")
            .Add("conversion", [0xE6, 0x97, 0xA5, 0xFF, 0x41], "http://b.jp/", "text/plain")
            .Add("response", WarcBuilder.Page())
            .Gzip();
        List<Records.Copy> records = Records.Of(new WetReader(), archive, ".warc.wet.gz");
        Assert.Equal([(RecordKind.Text, "本文です。\n二行目", "http://a.jp/"), (RecordKind.Text, "日\uFFFDA", "http://b.jp/")], records.Select(record => (record.Kind, record.Text, record.Url)));
    }

    [Fact]
    public void A_body_that_grows_without_bounds_is_too_large()
    {
        byte[] zeros = new byte[3_000_000];
        foreach ((string coding, byte[] bomb) in ((string, byte[])[])[("gzip", WarcBuilder.Gzip([zeros])), ("br", Through(stream => new BrotliStream(stream, CompressionLevel.Fastest), zeros)), ("zstd", WarcBuilder.Zstandard(zeros))])
        {
            WarcReader reader = new(new ReadLimits { BodyBytes = 1_000_000 });
            Records.Copy record = Assert.Single(Records.Of(reader, new WarcBuilder().Add("response", WarcBuilder.Http(bomb, $"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n")).Gzip(), ".warc.gz"));
            Assert.Equal((RecordKind.Fault, "read/too-large", ""), (record.Kind, record.Reason, record.Sha1));
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("br")]
    [InlineData("deflate")]
    public void A_body_that_is_cut_inside_its_coding_is_a_fault(string coding)
    {
        byte[] page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => $"<p>{i * 7919 % 1000}行目</p>")));
        byte[] coded = coding switch
        {
            "gzip" => WarcBuilder.Gzip([page]),
            "zstd" => WarcBuilder.Zstandard(page),
            "br" => Through(stream => new BrotliStream(stream, CompressionLevel.Fastest), page),
            _ => Through(stream => new ZLibStream(stream, CompressionLevel.Fastest), page),
        };
        byte[] content = WarcBuilder.Http(coded[..(coded.Length / 2)], $"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n");
        Assert.Equal("read/corrupt-body", Only(new WarcBuilder().Add("response", content)).Reason);
    }

    [Fact]
    public void An_unknown_coding_and_a_list_of_too_many_are_faults()
    {
        Assert.Equal("read/unknown-coding", Only(new WarcBuilder().Add("response", WarcBuilder.Page("x", "Content-Encoding: sdch\r\n"))).Reason);
        string many = string.Join(',', Enumerable.Repeat("gzip", 1000));
        Assert.Equal("read/unknown-coding", Only(new WarcBuilder().Add("response", WarcBuilder.Page("x", $"Content-Encoding: {many}\r\n"))).Reason);
    }

    [Fact]
    public void A_response_without_a_status_line_is_a_page_only_if_it_begins_like_one()
    {
        Assert.Equal(RecordKind.Page, Only(new WarcBuilder().Add("response", Html)).Kind);
        Assert.Equal("read/bad-http-head", Only(new WarcBuilder().Add("response", "garbage"u8.ToArray())).Reason);
        Assert.Equal("read/media-type", Only(new WarcBuilder().Add("response", "garbage"u8.ToArray(), contentType: "text/dns")).Reason);
    }

    private static Records.Copy Only(WarcBuilder archive)
    {
        Records.Copy plain = Assert.Single(Records.Of(Reader, archive.Plain(), ".warc"));
        Assert.Equal(plain, Assert.Single(Records.Of(Reader, archive.Gzip(), ".warc.gz")));
        return plain;
    }

    private static byte[] Through(Func<Stream, Stream> compress, byte[] bytes)
    {
        using MemoryStream all = new();
        using (Stream stream = compress(all))
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }

    private static byte[] Chunks(byte[] body, int size)
    {
        List<byte> chunks = [];
        foreach (byte[] chunk in body.Chunk(size))
        {
            chunks.AddRange(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            chunks.AddRange(chunk);
            chunks.AddRange("\r\n"u8);
        }

        chunks.AddRange("0\r\n\r\n"u8);
        return [.. chunks];
    }
}
