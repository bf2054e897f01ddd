using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Dedup;

/// <summary>Real pages of two releases, statutes fetched twice, novels transcribed twice.</summary>
[Trait("Category", "shared-data")]
public sealed class NearDuplicateDataTests(ITestOutputHelper output)
{
    [Fact]
    public void Finds_the_known_pairs_and_merges_nothing_unlike()
    {
        Entry[] corpus = [.. Lines("near_duplicates/docs.jsonl.gz").Select(line => new Entry(line.GetProperty("id").GetString()!, line.GetProperty("text").GetString()!))];
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        using var run = new DedupRun(corpus, shards: 5);
        int pairs = 0;
        int found = 0;
        foreach (JsonElement line in Lines("near_duplicates/pairs.jsonl.gz"))
        {
            string a = line.GetProperty("a").GetString()!;
            string b = line.GetProperty("b").GetString()!;
            if (Jaccard(texts[a], texts[b]) >= 0.8)
            {
                pairs++;
                found += run.Fates.TryGetValue(a, out DedupRun.Fate? fate) && run.Fates.GetValueOrDefault(b)?.Cluster == fate.Cluster ? 1 : 0;
            }
        }

        output.WriteLine($"{found} of {pairs} pairs; {run.Merged.Count()} merged; {run.Run.Total("dedup/candidates/pairs")} candidates, {run.Run.Total("dedup/verify/twins")} twins");
        Assert.True(pairs > 300);
        Assert.True(found >= 0.99 * pairs, $"{found} of {pairs}");
        Assert.All(run.Merged, id => Assert.True(Jaccard(texts[id], texts[run.Fates[id].Kept]) >= 0.8));

        // No two kept documents are equal.
        Assert.All(run.Fates.Where(fate => fate.Value.Role == ClusterRole.Kept), fate => Assert.Equal(fate.Key, fate.Value.Kept));
    }

    private static double Jaccard(string left, string right)
    {
        var key = new TextBuffer();
        var a = new ShingleSet();
        var b = new ShingleSet();
        DedupKey.Fold(left, key);
        a.Fill(key.Written);
        DedupKey.Fold(right, key);
        b.Fill(key.Written);
        return a.Jaccard(b.Members, 0);
    }

    private static IEnumerable<JsonElement> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared(file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return JsonDocument.Parse(line).RootElement;
        }
    }
}
