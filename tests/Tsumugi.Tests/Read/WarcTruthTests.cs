using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

/// <summary>Whole crawls against what their packer wrote down about each response.</summary>
[Trait("Category", "shared-data")]
public sealed class WarcTruthTests
{
    private static readonly WarcReader Reader = new();

    [Theory]
    [InlineData("httpd-other-languages", 264)]
    [InlineData("httpd20-iso2022jp", 63)]
    [InlineData("httpd22-eucjp", 98)]
    [InlineData("httpd24-utf8", 93)]
    [InlineData("jsprimer", 95)]
    [InlineData("law-egov-shiftjis", 1700)]
    [InlineData("libreoffice-help-ja", 1100)]
    [InlineData("libreoffice-help-zh-ko", 270)]
    [InlineData("okumuralab", 781)]
    [InlineData("plateau-lod2-manual", 10)]
    public void Every_response_comes_once_with_its_bytes(string name, int responses)
    {
        string path = Repository.Shared($"html_raw/{name}.warc.gz");
        List<Truth> truths = Truths(Repository.Shared($"html_raw/{name}.truth.jsonl.gz"));
        List<Records.Copy> records = Records.All(Reader, new SourceFile(path, name, "warc"), out long skipped);

        Assert.Equal(responses, truths.Count);
        Assert.Equal(1, skipped);
        Assert.Equal(truths.Select(truth => (truth.Uri, truth.RecordId, truth.Offset, truth.Mime)), records.Select(record => (record.Url, record.SourceId, record.Offset, record.MediaType)));
        foreach ((Truth truth, Records.Copy record) in truths.Zip(records))
        {
            Assert.Equal(truth.HeaderCharset, record.HttpCharset);
            if (record.Kind == RecordKind.NotAPage)
            {
                Assert.Equal("read/media-type", record.Reason);
                continue;
            }

            Assert.Equal(truth.Mime == "text/html" ? RecordKind.Page : RecordKind.TextBytes, record.Kind);
            Assert.Equal((truth.Bytes, truth.Sha1), (record.SizeBytes, record.Sha1));
        }
    }

    [Fact]
    public void Slices_join_to_the_whole_for_any_cuts()
    {
        string path = Repository.Shared("html_raw/okumuralab.warc.gz");
        long length = new FileInfo(path).Length;
        List<Records.Copy> whole = Records.All(Reader, new SourceFile(path, "x", "warc"));
        Random random = new(20261122);
        foreach (int cuts in (int[])[1, 2, 7, 40])
        {
            long[] at = [0, .. Enumerable.Range(0, cuts).Select(_ => random.NextInt64(length)).Order(), long.MaxValue];
            IEnumerable<Records.Copy> joined = Enumerable.Range(0, at.Length - 1).SelectMany(i => Records.All(Reader, new SourceFile(path, "x", "warc", at[i], at[i + 1])));
            Assert.Equal(whole, joined);
        }
    }

    private static List<Truth> Truths(string path)
    {
        using GZipStream stream = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader lines = new(stream);
        List<Truth> truths = [];
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            truths.Add(new Truth(
                root.GetProperty("uri").GetString()!,
                root.GetProperty("record_id").GetString()!,
                root.GetProperty("offset").GetInt64(),
                root.GetProperty("mime").GetString()!,
                root.GetProperty("header_charset").GetString() ?? "",
                root.GetProperty("bytes").GetInt64(),
                root.GetProperty("sha1").GetString()!));
        }

        return truths;
    }

    private sealed record Truth(string Uri, string RecordId, long Offset, string Mime, string HeaderCharset, long Bytes, string Sha1);
}
