using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Fuzz.Targets;

/// <summary>WARC and ARC files. Plain ones are also read in two slices and packed anew; packed ones are changed in their compressed bytes.</summary>
internal sealed class ArchiveTarget : IFuzzTarget
{
    private readonly WarcReader _warc = new(RecordCheck.SmallLimits);
    private readonly WetReader _wet = new(RecordCheck.SmallLimits);
    private readonly string _path = TargetFile.Name(".warc");
    private readonly bool _packed;

    public ArchiveTarget(string name, bool packed)
    {
        Name = name;
        _packed = packed;
        byte[] plain = [.. Record("response", HttpTarget.Response("<html><p>日本語</p></html>")), .. Record("request", "GET / HTTP/1.1\r\n\r\n"u8), .. Record("resource", "<html>x</html>"u8, "text/html"), .. Record("conversion", "文です。"u8, "text/plain"), .. Record("revisit", []), .. Record("response", HttpTarget.Response("y"))];
        byte[] arc = [.. "filedesc://a.arc 0.0.0.0 20140216050221 text/plain 20\n1 0 Tsumugi\nURL IP\n\n\nhttp://a.jp/ 1.2.3.4 20140216050221 text/html 60\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>x</html>\n\n"u8];
        Seeds = packed
            ? [Gzip(plain), [.. Gzip(Record("response", HttpTarget.Response("a"))), .. Gzip(Record("response", HttpTarget.Response("b")))], .. Split(plain), Zstandard(plain), Gzip(Gzip(plain)), Gzip(arc)]
            : [plain, arc];
        Words = packed
            ? [[0x1F, 0x8B, 0x08], [0x1F, 0x8B, 0x08, 0x1F], [0x28, 0xB5, 0x2F, 0xFD], Gzip([]), Gzip("WARC/1.0\r\n"u8), Gzip(Record("response", HttpTarget.Response("c"))), [0, 0, 0, 0], [0xFF, 0xFF]]
            : [.. "WARC/1.0\r\n|WARC/0.17\n|WARC-Type: response\r\n|WARC-Type: conversion\r\n|WARC-Type: warcinfo\r\n|Content-Length: 30\r\n|Content-Length: 99999\r\n|Content-Length: \r\n|\r\n\r\n|\r\n|\n|: |HTTP/1.1 200 OK\r\n|Content-Type: text/html\r\n|Transfer-Encoding: chunked\r\n|<html>|http://a 1.2.3.4 20140102000000 text/html 9\n|filedesc:| folded\r\n|WARC|WARC-Target-URI: http://b.jp/\r\n"
                .Split('|').Select(Encoding.ASCII.GetBytes)];
    }

    public string Name { get; }

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; }

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        Digest digest = new();
        Digest kinds = new();
        Read(input, offsetsGrow: true, ref digest, ref kinds);
        if (!_packed)
        {
            Digest ignored = new();
            Read(Gzip(input), offsetsGrow: true, ref digest, ref ignored);
            Read([.. Split(input)[0]], offsetsGrow: true, ref digest, ref ignored);
            Read(Zstandard(input), offsetsGrow: true, ref digest, ref ignored);
        }

        return new FuzzResult(digest.Value, kinds.Value);
    }

    private void Read(ReadOnlySpan<byte> bytes, bool offsetsGrow, ref Digest digest, ref Digest kinds)
    {
        TargetFile.Write(_path, bytes);

        // Each record takes a byte at least, and a packed byte holds at most 1032 others (deflate) or a whole frame of repeats (zstd).
        long most = _packed ? 4_000_000 : Math.Max(16, bytes.Length * 1040L);
        RecordCheck.Read(_warc, new SourceFile(_path, "x", "warc"), most, offsetsGrow, ref digest, ref kinds);
        RecordCheck.Read(_wet, new SourceFile(_path, "x", "wet"), most, offsetsGrow, ref digest, ref kinds);
        long cut = bytes.Length / 2;
        RecordCheck.Read(_warc, new SourceFile(_path, "x", "warc", 0, cut), most, offsetsGrow, ref digest, ref kinds);
        RecordCheck.Read(_warc, new SourceFile(_path, "x", "warc", cut), most, offsetsGrow, ref digest, ref kinds);
    }

    private static byte[] Record(string type, ReadOnlySpan<byte> content, string contentType = "application/http; msgtype=response") =>
    [
        .. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: http://a.jp/\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: {contentType}\r\nContent-Length: {content.Length}\r\n\r\n"),
        .. content,
        .. "\r\n\r\n"u8,
    ];

    /// <summary>Packs in members of 300 bytes, which begin anywhere in a record.</summary>
    private static byte[][] Split(ReadOnlySpan<byte> bytes) => [[.. bytes.ToArray().Chunk(300).SelectMany(chunk => Gzip(chunk))]];

    private static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream all = new();
        using (GZipStream stream = new(all, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }

    private static byte[] Zstandard(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream all = new();
        using (ZstandardStream stream = new(all, CompressionMode.Compress, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }
}
