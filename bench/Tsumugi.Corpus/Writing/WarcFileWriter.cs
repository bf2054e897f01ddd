using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tsumugi.Corpus.Making;
using Tsumugi.Corpus.Sources;
using Tsumugi.Text;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes documents as WARC/1.0 responses (ISO 28500:2009), one gzip member each, behind one `warcinfo`.</summary>
/// <remarks>
/// Every date is the same nominal one and ids come from the seed and the document's number, so the bytes depend on nothing else.
/// The charset in the HTTP header and the coding of the body (`gzip`, `chunked` or none) are those of the skeleton page.
/// </remarks>
public sealed class WarcFileWriter : IDocumentWriter
{
    private const string Date = "2026-01-01T00:00:00Z";
    private const int ChunkBytes = 8000;

    private readonly Stream _file;
    private readonly ulong _seed;
    private readonly ByteBuffer _block = new();
    private readonly ByteBuffer _record = new();
    private readonly MemoryStream _packed = new();

    public WarcFileWriter(Stream file, ulong seed, int fileNumber, string fileName)
    {
        _file = file;
        _seed = seed;
        _block.Clear();
        Append(_block, "software: tsumugi-corpus\r\nformat: WARC File Format 1.0\r\ndescription: pages repeated with seeded changes, for benchmarks\r\n");
        string uuid = Uuid(ulong.MaxValue, (ulong)fileNumber);
        WriteMember($"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: {Date}\r\nWARC-Record-ID: <urn:uuid:{uuid}>\r\nWARC-Filename: {fileName}\r\nContent-Type: application/warc-fields\r\n");
    }

    /// <summary>Writes one response.</summary>
    public void Write(MadeDocument document, int number)
    {
        SourcePage page = document.Page;
        ReadOnlySpan<byte> body = document.Body.Written;
        string charset = page.HeaderCharset is null ? "" : $"; charset={page.HeaderCharset}";
        _block.Clear();
        Append(_block, $"HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nServer: Apache\r\nContent-Type: text/html{charset}\r\n");
        int bodyStart = page.HttpBody switch
        {
            "gzip" => AppendGzip(body),
            "chunked" => AppendChunked(body),
            _ => AppendPlain(body),
        };
#pragma warning disable CA5350 // The digest that WARC readers check is SHA-1; it protects nothing.
        string digest = Base32(SHA1.HashData(_block.Written[bodyStart..]));
#pragma warning restore CA5350
        WriteMember($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: {Date}\r\nWARC-Record-ID: <urn:uuid:{Uuid((ulong)number, 0)}>\r\nWARC-Target-URI: {document.Id}\r\nWARC-Payload-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype=response\r\n");
    }

    public void Dispose() => _packed.Dispose();

    private static void Append(ByteBuffer buffer, string ascii) => buffer.Advance(Encoding.UTF8.GetBytes(ascii, buffer.Reserve(Encoding.UTF8.GetMaxByteCount(ascii.Length))));

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        // RFC 4648 without padding; 20 bytes of SHA-1 are 32 letters.
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        StringBuilder text = new(32);
        int bits = 0;
        int held = 0;
        foreach (byte value in bytes)
        {
            bits = ((bits << 8) | value) & 0xFFFF;
            held += 8;
            for (; held >= 5; held -= 5)
            {
                text.Append(Letters[(bits >> (held - 5)) & 31]);
            }
        }

        return text.ToString();
    }

    private string Uuid(ulong number, ulong part)
    {
        ulong high = SplitMix.Mix(_seed, number);
        ulong low = SplitMix.Mix(high, part);

        // Version 8 (RFC 9562): bits of the maker's own choice.
        high = (high & ~0xF000UL) | 0x8000;
        low = (low & ~(3UL << 62)) | (2UL << 62);
        return string.Create(CultureInfo.InvariantCulture, $"{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFFFFFFFFFF:x12}");
    }

    private int AppendPlain(ReadOnlySpan<byte> body)
    {
        Append(_block, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        int start = _block.Length;
        _block.Append(body);
        return start;
    }

    private int AppendGzip(ReadOnlySpan<byte> body)
    {
        Pack(body);
        Append(_block, string.Create(CultureInfo.InvariantCulture, $"Content-Encoding: gzip\r\nContent-Length: {_packed.Length}\r\nConnection: close\r\n\r\n"));
        int start = _block.Length;
        _block.Append(_packed.GetBuffer().AsSpan(0, (int)_packed.Length));
        return start;
    }

    private int AppendChunked(ReadOnlySpan<byte> body)
    {
        Append(_block, "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        int start = _block.Length;
        while (!body.IsEmpty)
        {
            int size = Math.Min(ChunkBytes, body.Length);
            Append(_block, string.Create(CultureInfo.InvariantCulture, $"{size:x}\r\n"));
            _block.Append(body[..size]);
            Append(_block, "\r\n");
            body = body[size..];
        }

        Append(_block, "0\r\n\r\n");
        return start;
    }

    private void WriteMember(string head)
    {
        _record.Clear();
        Append(_record, head);
        Append(_record, "Content-Length: ");
        Span<byte> digits = _record.Reserve(20);
        Utf8Formatter.TryFormat(_block.Length, digits, out int written);
        _record.Advance(written);
        Append(_record, "\r\n\r\n");
        _record.Append(_block.Written);
        Append(_record, "\r\n\r\n");
        Pack(_record.Written);
        _file.Write(_packed.GetBuffer(), 0, (int)_packed.Length);
    }

    private void Pack(ReadOnlySpan<byte> bytes)
    {
        _packed.SetLength(0);
        using GZipStream gzip = new(_packed, CompressionLevel.Optimal, leaveOpen: true);
        gzip.Write(bytes);
    }
}
