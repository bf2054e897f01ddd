using System.IO.Compression;
using System.Text;
using Tsumugi.Storage.Compression;

namespace Tsumugi.EndToEnd;

/// <summary>Archives made to exhaust memory or time: each bomb is one row with its reason, and the pages beside it are kept.</summary>
public sealed class HostileArchiveTests
{
    private const int BombBytes = 200 << 20;

    // The pages of this test take about 400 MB at their peak; without limits the bombs alone would take 2 GB.
    private static readonly ProgramSettings Bounded = new() { HeapBytes = 900L << 20 };

    [Fact]
    public void Bombs_are_cut_off_with_a_reason_each_and_the_run_goes_on()
    {
        using Workspace space = new();
        byte[] page = Page(JapaneseProse.Of(1));
        byte[] damaged = Pack(page, "gzip");
        damaged[^1] ^= 0x40; // ISIZE: the length behind the check sum
        byte[] gzipBomb = Bomb("gzip");
        List<(string Name, string Reason, byte[] Record)> records =
        [
            ("first", "", Response("first", page)),
            ("gzip", "read/too-large", Response("gzip", gzipBomb, "Content-Encoding: gzip\r\n")),
            ("gzip-twice", "read/too-large", Response("gzip-twice", Pack(gzipBomb, "gzip"), "Content-Encoding: gzip, gzip\r\n")),
            ("chunked-gzip", "read/too-large", Response("chunked-gzip", Chunks(gzipBomb), "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
            ("zlib", "read/too-large", Response("zlib", Bomb("zlib"), "Content-Encoding: deflate\r\n")),
            ("raw-deflate", "read/too-large", Response("raw-deflate", Bomb("deflate"), "Content-Encoding: deflate\r\n")),
            ("br", "read/too-large", Response("br", Bomb("br"), "Content-Encoding: br\r\n")),
            ("zstd", "read/too-large", Response("zstd", Bomb("zstd"), "Content-Encoding: zstd\r\n")),
            ("five-codings", "read/unknown-coding", Response("five-codings", Pack(Pack(Pack(Pack(Pack(page, "gzip"), "gzip"), "gzip"), "gzip"), "gzip"), "Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n")),
            ("compress", "read/unknown-coding", Response("compress", [0x1F, 0x9D, 0x90, 1], "Content-Encoding: compress\r\n")),
            ("isize", "read/corrupt-body", Response("isize", damaged, "Content-Encoding: gzip\r\n")),
            ("dictionary", "read/corrupt-body", Response("dictionary", [0x78, 0xBB, 1, 2, 3, 4, 5], "Content-Encoding: deflate\r\n")),
            ("http-length", "", Response("http-length", page, "Content-Length: 7\r\n")),
            ("chunk-size", "", Response("chunk-size", [.. "FFFFFF\r\n"u8, .. page], "Transfer-Encoding: chunked\r\n")),
            ("record-100-mb", "read/too-large", Record("record-100-mb", "application/http", new byte[100 << 20])),
            ("header-10-mb", "read/bad-header", [.. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nX: {new string('x', 10_000_000)}\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n")]),
            ("last", "", Response("last", Page(JapaneseProse.Of(2)))),
        ];
        space.Write("in/a.warc.gz", [.. records.SelectMany(record => Workspace.Gzip(record.Record))]);
        ProgramRun.Of(Bounded, "build", space.Recipe("warc", "in/a.warc.gz", "dedup: {exact: no}\nquarantine: {max-share: 1}\n" + space.MildRules()), "--out", space.At("out"), "--workers", "1").Expect(0);
        Dictionary<string, string> urls = Ledgers.Rows(space.At("out"), "documents", "id", "url").ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(
            records.Where(record => record.Reason.Length > 0).Select(record => $"{(record.Reason == "read/bad-header" ? "" : "http://a.example/" + record.Name)} {record.Reason}").Order(),
            Ledgers.Rows(space.At("out"), "decisions", "id", "step", "rule", "outcome").Where(row => row[1] == "read" && row[3] == "failed").Select(row => $"{urls[row[0]]} {row[2]}").Order());
        Assert.Equal(records.Count, space.Funnel()["read"]["in"]);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
    }

    [Theory]
    [InlineData("<table><tr><td>")]
    [InlineData("<a href='")]
    [InlineData("<svg><g>")]
    public void A_page_of_fifty_megabytes_of_one_piece_takes_seconds(string piece)
    {
        using Workspace space = new();
        byte[] body = new byte[50 << 20];
        Encoding.ASCII.GetBytes("<html><body>").CopyTo(body, 0);
        byte[] one = Encoding.ASCII.GetBytes(piece);
        for (int at = 12; at + one.Length <= body.Length; at += one.Length)
        {
            one.CopyTo(body, at);
        }

        space.Write("in/a.warc.gz", [.. Workspace.Gzip(Response("first", Page(JapaneseProse.Of(1)))), .. Workspace.Gzip(Response("giant", body)), .. Workspace.Gzip(Response("last", Page(JapaneseProse.Of(2))))]);
        ProgramSettings settings = new() { HeapBytes = 1200L << 20, KillAfter = TimeSpan.FromMinutes(2) };
        ProgramRun.Of(settings, "build", space.Recipe("warc", "in/a.warc.gz", "quarantine: {max-share: 1}\n" + space.MildRules()), "--out", space.At("out"), "--workers", "1").Expect(0);
        Dictionary<string, long> read = space.Funnel()["read"];
        Assert.Equal((3, 3), (read["in"], read["kept"]));
    }

    [Fact]
    public void Two_hundred_thousand_records_of_nothing_take_seconds()
    {
        using Workspace space = new();
        byte[] tiny = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
        byte[] all = new byte[tiny.Length * 200_000];
        for (int at = 0; at < all.Length; at += tiny.Length)
        {
            tiny.CopyTo(all, at);
        }

        space.Write("in/a.warc.gz", [.. Workspace.Gzip(all), .. Workspace.Gzip(Response("last", Page(JapaneseProse.Of(1))))]);
        ProgramSettings settings = new() { HeapBytes = 900L << 20, KillAfter = TimeSpan.FromMinutes(1) };
        ProgramRun.Of(settings, "build", space.Recipe("warc", "in/a.warc.gz", space.MildRules()), "--out", space.At("out"), "--workers", "1").Expect(0);
        Assert.Equal(1, space.Funnel()["read"]["kept"]);
    }

    private static byte[] Page(string prose) =>
        Encoding.UTF8.GetBytes($"<html lang=ja><head><meta charset=utf-8><title>試験</title></head><body><article><p>{prose.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p></article></body></html>");

    private static byte[] Response(string name, byte[] body, string fields = "") =>
        Record(name, "application/http; msgtype=response", [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n"), .. body]);

    private static byte[] Record(string name, string type, byte[] content) =>
    [
        .. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://a.example/{name}\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\n\r\n"),
        .. content,
        .. "\r\n\r\n"u8,
    ];

    private static byte[] Chunks(byte[] body) => [.. body.Chunk(1000).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]), .. "0\r\n\r\n"u8];

    private static byte[] Bomb(string coding)
    {
        using MemoryStream all = new();
        using (Stream stream = Coding(all, coding))
        {
            byte[] blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)' ');
            for (int written = 0; written < BombBytes; written += blanks.Length)
            {
                stream.Write(blanks);
            }
        }

        return all.ToArray();
    }

    private static byte[] Pack(byte[] bytes, string coding)
    {
        using MemoryStream all = new();
        using (Stream stream = Coding(all, coding))
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }

    private static Stream Coding(Stream all, string coding) => coding switch
    {
        "gzip" => new GZipStream(all, CompressionLevel.Fastest, leaveOpen: true),
        "zlib" => new ZLibStream(all, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new DeflateStream(all, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(all, CompressionLevel.Fastest, leaveOpen: true),
        _ => new ZstandardStream(all, CompressionMode.Compress, leaveOpen: true),
    };
}
