using System.IO.Compression;
using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read.Archives;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Fuzz.Targets;

/// <summary>HTTP responses: head, chunks and content codings.</summary>
internal sealed class HttpTarget : IFuzzTarget
{
    private readonly PayloadReader _payload = new(RecordCheck.SmallLimits);
    private readonly RecordHead _head = new() { Type = RecordType.Response, TypeName = "response", ContentType = "application/http; msgtype=response" };
    private readonly RawRecord _record = new();

    public HttpTarget()
    {
        byte[] page = Encoding.UTF8.GetBytes("<html><meta charset=utf-8><p>" + string.Concat(Enumerable.Repeat("日本語の文章です。", 40)) + "</p></html>");
        Seeds =
        [
            Response("<html>x</html>"), Coded("", Chunks(page), "Transfer-Encoding: chunked\r\n"), Coded("gzip", Pack(page, "gzip")), Coded("deflate", Pack(page, "deflate")),
            Coded("deflate", Pack(page, "zlib")), Coded("br", Pack(page, "br")), Coded("zstd", Pack(page, "zstd")), Coded("gzip, br", Pack(Pack(page, "gzip"), "br")),
            Coded("gzip", Chunks(Pack(page, "gzip")), "Transfer-Encoding: chunked\r\n"), Coded("gzip", Pack(new byte[100_000], "gzip")), Coded("zstd", Pack(new byte[100_000], "zstd")),
            Coded("br", Pack(new byte[100_000], "br")), Coded("deflate", Pack(new byte[100_000], "zlib")), Coded("gzip", [.. Pack(page, "gzip"), .. Pack(page, "gzip"), .. "rest"u8]),
        ];
        Words = [.. "HTTP/1.1 200 OK\r\n|HTTP/1.0 404\r\n|ICY 200 OK\n|Content-Type: text/html; charset=\"x\r\n|Content-Type: ;\r\n|Content-Encoding: gzip\r\n|Content-Encoding: br, gzip,,deflate\r\n|Content-Encoding: zstd\r\n|Transfer-Encoding: chunked\r\n|Content-Length: 5\r\n|\r\n\r\n|\r\n|\n|0\r\n\r\n|5;x=y\r\n|FFFFFFFFFFFFFFF\r\n|;|,|:| |charset=|<html>"
            .Split('|').Select(Encoding.ASCII.GetBytes), [0x1F, 0x8B, 0x08], [0x78, 0x9C], [0x28, 0xB5, 0x2F, 0xFD]];
    }

    public string Name => "http";

    public IReadOnlyList<byte[]> Seeds { get; }

    public IReadOnlyList<byte[]> Words { get; }

    /// <summary>Makes a whole response.</summary>
    public static byte[] Response(string body) => Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public FuzzResult Run(ReadOnlySpan<byte> input)
    {
        _record.Clear();
        _payload.Trim();
        _payload.Read(_head, input.ToArray(), _record);
        FindingException.Unless(_record.Body.Length <= RecordCheck.SmallLimits.BodyBytes, $"a body of {_record.Body.Length} bytes");
        FindingException.Unless(_record.Kind is RecordKind.Fault or RecordKind.NotAPage == _record.Reason.Length > 0, $"{_record.Kind} with the reason `{_record.Reason}`");
        FindingException.Unless(_record.MediaType.Length + _record.HttpCharset.Length <= input.Length, "more letters than there are bytes");
        Digest digest = new();
        digest.Add((long)_record.Kind);
        digest.Add(_record.Body.Written);
        digest.Add(_record.Reason);
        digest.Add(_record.Detail);
        digest.Add(_record.HttpCharset);
        Digest kinds = new();
        kinds.Add((long)_record.Kind);
        kinds.Add(_record.Reason);
        kinds.AddRoughly(_record.Body.Length);
        kinds.AddRoughly(_record.HttpCharset.Length);
        return new FuzzResult(digest.Value, kinds.Value);
    }

    private static byte[] Coded(string coding, byte[] body, string fields = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{(coding.Length > 0 ? $"Content-Encoding: {coding}\r\n" : "")}{fields}\r\n"), .. body];

    private static byte[] Chunks(byte[] body) =>
        [.. body.Chunk(100).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8]), .. "0\r\n\r\n"u8];

    private static byte[] Pack(byte[] bytes, string coding)
    {
        using MemoryStream all = new();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(all, CompressionLevel.Fastest, leaveOpen: true),
            "zlib" => new ZLibStream(all, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(all, CompressionLevel.Fastest, leaveOpen: true),
            "zstd" => new ZstandardStream(all, CompressionMode.Compress, leaveOpen: true),
            _ => new DeflateStream(all, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }
}
