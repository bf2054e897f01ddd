using System.Globalization;
using System.IO.Compression;
using System.Text;
using Tsumugi.Storage.Compression;

namespace Tsumugi.Tests.Read;

/// <summary>Writes small archives, right ones and wrong ones.</summary>
internal sealed class WarcBuilder
{
    private readonly List<byte[]> _records = [];

    /// <summary>Gets the records written so far.</summary>
    public IReadOnlyList<byte[]> Records => _records;

    public static byte[] Page(string body = "<html><p>日本語</p></html>", string headers = "Content-Type: text/html; charset=utf-8\r\n", string status = "200 OK") =>
        Http(Encoding.UTF8.GetBytes(body), headers, status);

    public static byte[] Http(byte[] body, string headers, string status = "200 OK") => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    public static byte[] Gzip(params IEnumerable<byte[]> members)
    {
        using MemoryStream all = new();
        foreach (byte[] member in members)
        {
            using GZipStream stream = new(all, CompressionLevel.Fastest, leaveOpen: true);
            stream.Write(member);
        }

        return all.ToArray();
    }

    public static byte[] Zstandard(byte[] bytes)
    {
        using MemoryStream all = new();
        using (ZstandardStream stream = new(all, CompressionMode.Compress, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return all.ToArray();
    }

    /// <summary>Adds a record; <paramref name="wrongBy"/> is added to the length that its header states.</summary>
    public WarcBuilder Add(string type, byte[] content, string url = "http://example.jp/", string contentType = "application/http; msgtype=response", long wrongBy = 0)
    {
        string length = (content.Length + wrongBy).ToString(CultureInfo.InvariantCulture);
        string id = _records.Count.ToString("d12", CultureInfo.InvariantCulture);
        return AddRaw($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{id}>\r\nContent-Type: {contentType}\r\nContent-Length: {length}\r\n\r\n", content);
    }

    public WarcBuilder AddRaw(string header, byte[] content, string end = "\r\n\r\n")
    {
        _records.Add([.. Encoding.UTF8.GetBytes(header), .. content, .. Encoding.ASCII.GetBytes(end)]);
        return this;
    }

    public byte[] Plain() => [.. _records.SelectMany(record => record)];

    public byte[] Gzip() => Gzip(_records);
}
