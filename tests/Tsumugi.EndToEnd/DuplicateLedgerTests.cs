using System.Globalization;
using System.Text.Json;
using Tsumugi.Corpus.Scoring;
using Tsumugi.Storage.DuckDb;

namespace Tsumugi.EndToEnd;

/// <summary>What the ledger says of duplicates, against the stored texts; the whole shared data is the matter of `bench/dedup-truth`.</summary>
[Trait("Category", "shared-data")]
public sealed class DuplicateLedgerTests
{
    [Fact]
    public void Every_merged_document_points_to_a_kept_one_and_its_similarity_is_true()
    {
        using Workspace space = new();
        Build(space, "out", "dedup: {near: {jaccard: 0.8}}\n");
        TwinTruth truth = TwinTruth.Of(space.At("out"));
        Assert.Empty(truth.Faults);
        Assert.True(truth.Merged["exact"] > 20, $"{truth}");
        Assert.True(truth.Merged["near"] > 150, $"{truth}");
        Assert.True(truth.LargestError < 1e-9, $"{truth}");
        Assert.Equal(truth.Merged.Values.Sum(), space.Funnel()["dedup"]["merged"]);
        ProgramRun.Of("verify", space.At("out")).Expect(0);
        Rehydrate(space.At("out"));
        VerifyNamesWhatIsNotKept(space.At("out"));
    }

    [Fact]
    public void With_other_shingles_and_containment_the_numbers_are_those_of_the_recipe()
    {
        using Workspace space = new();
        Build(space, "out", "dedup: {near: {jaccard: 0.85, containment: 0.9, size: 4}}\n", archive: false);
        TwinTruth truth = TwinTruth.Of(space.At("out"), jaccard: 0.85, containment: 0.9, size: 4);
        Assert.Empty(truth.Faults);
        Assert.True(truth.Merged["contained"] > 20, $"{truth}");
        Assert.True(truth.LargestError < 1e-9, $"{truth}");

        string[] contained = Ledgers.Rows(space.At("out"), "decisions-dedup", "id", "rule", "detail").First(row => row[1] == "dedup/contained");
        Assert.StartsWith("jaccard 0.", contained[2], StringComparison.Ordinal);
        string story = ProgramRun.Of("explain", space.At("out"), "--id", contained[0]).Expect(0).Out;
        Assert.Contains("merged: a longer document says nearly all of it:", story, StringComparison.Ordinal);
        Assert.Contains("of its shingles (jaccard 0.", story, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_shows_what_the_bands_find()
    {
        string text = ProgramRun.Of("plan", Workspace.Quickstart, "--set", "dedup.near.bands=14", "--set", "dedup.near.rows=8").Expect(0).Out;
        Assert.Contains("14 bands × 8 rows, as the recipe says", text, StringComparison.Ordinal);
        Assert.Contains("these bands miss 0.076 of the pairs at the limit", text, StringComparison.Ordinal);
        JsonElement near = JsonDocument.Parse(ProgramRun.Of("plan", Workspace.Quickstart, "--json").Expect(0).Out).RootElement.GetProperty("near");
        Assert.Equal((22, 8, "jaccard"), (near.GetProperty("bands").GetInt32(), near.GetProperty("rows").GetInt32(), near.GetProperty("chosen_by").GetString()));
        Assert.Equal(0.982, near.GetProperty("recall_at_limit").GetDouble(), 3);
        ProgramRun wrong = ProgramRun.Of("plan", Workspace.Quickstart, "--set", "dedup.near.bands=14").Expect(2);
        Assert.Contains("TSU2004: --set: `near.bands` is set, but `near.rows` is not", wrong.Error, StringComparison.Ordinal);
    }

    private static void VerifyNamesWhatIsNotKept(string output)
    {
        string path = Directory.EnumerateFiles(Path.Combine(output, "ledger"), "clusters-*.parquet").First();
        using (DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions()))
        {
            // As if another program had rewritten the ledger: the kept one of a cluster is called dropped, and another cluster lost a row.
            connection.Execute($"CREATE TABLE c AS SELECT * FROM read_parquet({DuckDbConnection.Quote(path)})");
            connection.Execute("UPDATE c SET role = 'none' WHERE id = (SELECT min(kept_id) FROM c WHERE role = 'merged')");
            connection.Execute("DELETE FROM c WHERE id = (SELECT max(kept_id) FROM c WHERE role = 'merged')");
            File.Delete(path);
            connection.Execute($"COPY c TO {DuckDbConnection.Quote(path)} (FORMAT parquet)");
        }

        ProgramRun run = ProgramRun.Of("verify", output, "--json").Expect(1);
        string[] codes = [.. JsonDocument.Parse(run.Out).RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];
        Assert.Contains("twin-not-kept", codes);
        Assert.Contains("cluster-size", codes);
    }

    /// <summary>The worked example of docs/en/dedup.md.</summary>
    private static void Rehydrate(string output)
    {
        using DuckDbConnection connection = DuckDbConnection.OpenInMemory(new DuckDbOptions());
        string guide = File.ReadAllText(Path.Combine(ProgramRun.Root, "docs", "en", "dedup.md"));
        int start = guide.IndexOf("```sql\n", StringComparison.Ordinal) + 7;
        string sql = guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)].Replace("out/quickstart", output, StringComparison.Ordinal).Trim().TrimEnd(';');
        Assert.Equal(sql, Sql(Path.Combine(ProgramRun.Root, "docs", "ja", "dedup.md"), output));
        long rows = 0;
        long expected = 0;
        using (DuckDbReader reader = connection.Query(sql))
        {
            while (reader.Read())
            {
                rows++;
            }
        }

        foreach (string[] row in Ledgers.Dataset(output, "cluster_size"))
        {
            long size = long.Parse(row[0], CultureInfo.InvariantCulture);
            expected += size switch { 1 => 1, 2 => 2, 3 => 3, < 6 => 4, _ => 5 };
        }

        Assert.True(rows > Ledgers.Dataset(output, "id").Count());
        Assert.Equal(expected, rows);
    }

    private static string Sql(string path, string output)
    {
        string guide = File.ReadAllText(path);
        int start = guide.IndexOf("```sql\n", StringComparison.Ordinal) + 7;
        return guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)].Replace("out/quickstart", output, StringComparison.Ordinal).Trim().TrimEnd(';');
    }

    private static void Build(Workspace space, string output, string dedup, bool archive = true)
    {
        string web = archive ? $"  - {{name: web, kind: warc, paths: [\"{Workspace.Shared("html_raw/httpd24-utf8.warc.gz")}\"], rights: {{train: yes}}}}\n" : "";
        string recipe = space.Write("recipe.yaml", $"name: twins\nsources:\n  - {{name: near, kind: jsonl, paths: [\"{Workspace.Shared("near_duplicates/docs.jsonl.gz")}\"], rights: {{train: yes}}}}\n{web}{space.MildRules()}{dedup}");
        ProgramRun.Of("build", recipe, "--out", space.At(output), "--workers", "2").Expect(0);
    }
}
