using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Tsumugi.Tests;

/// <summary>Reads the shared archives by the offsets in their sidecars, independently of the product's own reader.</summary>
public static class SharedPages
{
    public static string[] Archives { get; } =
    [
        "httpd-other-languages", "httpd20-iso2022jp", "httpd22-eucjp", "httpd24-utf8", "jsprimer", "law-egov-shiftjis", "libreoffice-help-ja",
        "libreoffice-help-zh-ko", "okumuralab", "plateau-lod2-manual",
    ];

    /// <summary>Reads the HTML pages of an archive.</summary>
    public static IEnumerable<SharedPage> Read(string archive)
    {
        byte[] file = File.ReadAllBytes(Repository.Shared($"html_raw/{archive}.warc.gz"));
        foreach (JsonElement truth in Lines(Repository.Shared($"html_raw/{archive}.truth.jsonl.gz")))
        {
            if (Text(truth, "mime") == "text/html" && Text(truth, "true_encoding").Length > 0)
            {
                byte[] body = Body(file, truth.GetProperty("offset").GetInt32());
                yield return new SharedPage(Text(truth, "uri"), body, Text(truth, "header_charset"), Text(truth, "true_encoding"), Text(truth, "lang"));
            }
        }
    }

    /// <summary>Reads the lines of a gzipped JSON Lines file.</summary>
    public static IEnumerable<JsonElement> Lines(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    public static string Text(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";

    private static byte[] Body(byte[] file, int offset)
    {
        byte[] record = Inflate(new MemoryStream(file, offset, file.Length - offset));
        int warcHead = record.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        string warc = Encoding.ASCII.GetString(record, 0, warcHead);
        int length = int.Parse(warc.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.Ordinal))["Content-Length:".Length..]);
        ReadOnlySpan<byte> response = record.AsSpan(warcHead, length);
        int httpHead = response.IndexOf("\r\n\r\n"u8) + 4;
        string http = Encoding.ASCII.GetString(response[..httpHead]).ToLowerInvariant();
        byte[] body = response[httpHead..].ToArray();
        body = http.Contains("transfer-encoding: chunked", StringComparison.Ordinal) ? Unchunk(body) : body;
        return http.Contains("content-encoding: gzip", StringComparison.Ordinal) ? Inflate(new MemoryStream(body)) : body;
    }

    private static byte[] Inflate(Stream source)
    {
        // One member only: the next record begins behind it.
        using MemberStream member = new(source);
        using GZipStream gzip = new(member, CompressionMode.Decompress);
        MemoryStream all = new();
        byte[] buffer = new byte[1 << 16];
        for (int read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
        {
            all.Write(buffer, 0, read);
            if (Ends(all))
            {
                break;
            }
        }

        return all.ToArray();
    }

    private static bool Ends(MemoryStream record)
    {
        ReadOnlySpan<byte> bytes = record.GetBuffer().AsSpan(0, (int)record.Length);
        if (!bytes.StartsWith("WARC/"u8))
        {
            return false;
        }

        int head = bytes.IndexOf("\r\n\r\n"u8) + 4;
        string text = Encoding.ASCII.GetString(bytes[..head]);
        int length = int.Parse(text.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.Ordinal))["Content-Length:".Length..]);
        return bytes.Length >= head + length;
    }

    private static byte[] Unchunk(byte[] body)
    {
        MemoryStream all = new();
        for (int at = 0; ;)
        {
            int end = at + body.AsSpan(at).IndexOf("\r\n"u8);
            int size = Convert.ToInt32(Encoding.ASCII.GetString(body, at, end - at).Split(';')[0], 16);
            if (size == 0)
            {
                return all.ToArray();
            }

            all.Write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }

    /// <summary>Feeds a decompressor little by little, so that it does not inflate the rest of the archive.</summary>
    private sealed class MemberStream(Stream source) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => source.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => source.Read(buffer, offset, Math.Min(count, 4096));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
