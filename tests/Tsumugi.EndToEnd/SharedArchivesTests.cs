using System.IO.Compression;
using System.Text.Json;

namespace Tsumugi.EndToEnd;

/// <summary>The ten archives of real pages, against what is known of them.</summary>
[Trait("Category", "shared-data")]
public sealed class SharedArchivesTests
{
    [Fact]
    public void A_build_over_all_ten_accounts_for_every_response_exactly_once()
    {
        string archives = Workspace.Shared("html_raw");
        using Workspace space = new();
        ProgramRun.Of("build", space.Recipe("warc", archives + "/*.warc.gz"), "--out", space.At("out"), "--workers", "2").Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);

        Dictionary<string, string> truth = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(archives, "*.truth.jsonl.gz"))
        {
            using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                JsonElement row = JsonDocument.Parse(line).RootElement;
                truth.Add(row.GetProperty("record_id").GetString()!, row.GetProperty("true_encoding").GetString() ?? "");
            }
        }

        string[][] rows = [.. Ledgers.Rows(space.At("out"), "documents", "source_id", "encoding")];
        Assert.Equal(truth.Count, rows.Length);
        Assert.Equal(truth.Keys.Order(StringComparer.Ordinal), rows.Select(row => row[0].Trim('<', '>')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_odd_and_broken_archives_of_warcio_pass_through()
    {
        string fixtures = Workspace.Shared("warc_tool_fixtures/warcio");
        using Workspace space = new();
        foreach (string path in Directory.EnumerateFiles(fixtures).Where(path => !path.EndsWith("LICENSE", StringComparison.Ordinal)))
        {
            File.Copy(path, Path.Combine(Directory.CreateDirectory(space.At("in")).FullName, Path.GetFileName(path).Replace(".gz.bad", ".bad.gz", StringComparison.Ordinal)));
        }

        ProgramRun.Of("build", space.Recipe("warc", "in/*", "quarantine: {max-share: 1}\n"), "--out", space.At("out")).Expect(0);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        Assert.True(space.Funnel()["read"]["in"] >= 16);
    }
}
