using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Stages.Read;

namespace Tsumugi.Tests.Read;

/// <summary>The sample pages against what their maker wrote down about each of them.</summary>
public sealed class QuickstartPagesTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "samples", "quickstart", "pages", "pages.warc.gz");

    [Fact]
    public void Every_record_comes_once_with_its_bytes()
    {
        List<Records.Copy> records = Records.All(new WarcReader(), new SourceFile(Pages, "pages.warc.gz", "warc"), out long skipped);
        JsonElement[] truths = [.. File.ReadLines(Path.Combine(Repository.Data, "warc", "pages.truth.jsonl")).Select(line => JsonElement.Parse(line))];
        Assert.Equal(1, skipped);
        Assert.Equal(truths.Select(truth => (Text(truth, "uri"), truth.GetProperty("offset").GetInt64(), Text(truth, "record_id"))), records.Select(record => (record.Url, record.Offset, record.SourceId)));
        foreach ((JsonElement truth, Records.Copy record) in truths.Zip(records))
        {
            string reason = Text(truth, "type") == "revisit" ? "read/revisit" : Text(truth, "mime") != "text/html" ? "read/media-type" : truth.TryGetProperty("status", out JsonElement status) && status.GetInt32() != 200 ? "read/http-status" : "";
            Assert.Equal((reason.Length == 0 ? RecordKind.Page : RecordKind.NotAPage, reason), (record.Kind, record.Reason));
            if (record.Kind == RecordKind.Page)
            {
                Assert.Equal((truth.GetProperty("bytes").GetInt64(), Text(truth, "sha1"), Text(truth, "header_charset")), (record.SizeBytes, record.Sha1, record.HttpCharset));
            }
        }
    }

    [Fact]
    public void Slices_join_to_the_whole_for_any_cuts()
    {
        List<Records.Copy> whole = Slice(0, long.MaxValue);
        for (long cut = 1; cut < new FileInfo(Pages).Length; cut += 9973)
        {
            Assert.Equal(whole, [.. Slice(0, cut), .. Slice(cut, cut + 20_000), .. Slice(cut + 20_000, long.MaxValue)]);
        }
    }

    [Fact]
    public void Every_page_has_a_licence_that_its_note_names()
    {
        string note = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Pages)!, "SOURCES.md"));
        foreach (string line in File.ReadLines(Path.Combine(Repository.Data, "warc", "pages.truth.jsonl")))
        {
            JsonElement truth = JsonElement.Parse(line);
            Assert.Contains(Text(truth, "licence"), note, StringComparison.Ordinal);
            Assert.Contains(Text(truth, "source").Split(' ')[0], note, StringComparison.Ordinal);
        }
    }

    private static List<Records.Copy> Slice(long start, long end) => Records.All(new WarcReader(), new SourceFile(Pages, "x", "warc", start, end));

    private static string Text(JsonElement truth, string name) => truth.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
