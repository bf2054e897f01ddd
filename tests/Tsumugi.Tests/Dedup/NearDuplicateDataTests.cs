using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Text;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Tests.Dedup;

/// <summary>Real pages of two releases, statutes fetched twice, novels transcribed twice.</summary>
[Trait("Category", "shared-data")]
public sealed class NearDuplicateDataTests(ITestOutputHelper output)
{
    private const double Limit = 0.8;

    [Fact]
    public void Finds_the_known_pairs_and_merges_nothing_unlike()
    {
        Entry[] corpus = Documents();
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        using var run = new DedupRun(corpus, shards: 5);
        List<(string A, string B, double Jaccard)> pairs = [.. Pairs().Select(pair => (pair.A, pair.B, Jaccard(texts[pair.A], texts[pair.B])))];
        (int all, int high) = (pairs.Count(pair => pair.Jaccard >= Limit), pairs.Count(pair => pair.Jaccard >= 0.85));
        int found = pairs.Count(pair => pair.Jaccard >= Limit && SameCluster(run, pair.A, pair.B));
        int foundHigh = pairs.Count(pair => pair.Jaccard >= 0.85 && SameCluster(run, pair.A, pair.B));
        int bothKept = pairs.Count(pair => pair.Jaccard >= 0.85 && IsKept(run, pair.A) && IsKept(run, pair.B));
        output.WriteLine($"0.80: {found} of {all} pairs; 0.85: {foundHigh} of {high}, both kept {bothKept}; {run.Merged.Count()} merged; {run.Run.Total("dedup/candidates/pairs")} candidates, {run.Run.Total("dedup/verify/twins")} twins");
        Assert.True(high > 290 && all > 320);
        Assert.True(foundHigh >= 0.99 * high, $"{foundHigh} of {high}");
        Assert.True(found >= 0.99 * all, $"{found} of {all}");
        Assert.Equal(0, bothKept);
        Assert.All(run.Merged, id => Assert.Equal(Jaccard(texts[id], texts[run.Fates[id].Kept]), run.Fates[id].Jaccard));
        Assert.All(run.Merged, id => Assert.True(run.Fates[id].Jaccard >= Limit));

        // No two kept documents are equal.
        Assert.All(run.Fates.Where(fate => fate.Value.Role == ClusterRole.Kept), fate => Assert.Equal(fate.Key, fate.Value.Kept));
        CheckVerified(run, corpus);
    }

    [Fact]
    public void The_similarity_is_the_published_one_wherever_the_key_folds_white_space_only()
    {
        Dictionary<string, string> texts = Documents().ToDictionary(entry => entry.Id, entry => entry.Text);
        int same = 0;
        int folded = 0;
        double most = 0;
        foreach ((string a, string b, double published) in Pairs())
        {
            double ours = Jaccard(texts[a], texts[b]);
            if (FoldsWhiteSpaceOnly(texts[a], texts[b]))
            {
                Assert.Equal(published, ours, 4);
                same++;
            }
            else
            {
                // Spellings that the key makes one (capitals, ー and ‐, 〜 and ～, runs of dots) were different shingles for whoever made the file.
                folded++;
                most = Math.Max(most, Math.Abs(published - ours));
            }
        }

        output.WriteLine($"{same} pairs equal to four digits; {folded} whose letters the key folds, differing by {most:0.0000} at most");
        Assert.True(same > 0);
        Assert.InRange(most, 0, 0.05);
    }

    [Fact]
    public void Finds_the_known_contained_documents_when_asked_to()
    {
        Entry[] corpus = Documents();
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        using var run = new DedupRun(corpus, new DedupSettings { Containment = 0.9 }, shards: 3);
        (string A, string B)[] contained = [.. Pairs().Select(pair => (pair.A, pair.B)).Where(pair => Similarity(texts[pair.A], texts[pair.B]) is var it && it.Jaccard < Limit && Math.Max(it.OfLeft, it.OfRight) >= 0.9)];
        int found = contained.Count(pair => SameCluster(run, pair.A, pair.B));
        int byBands = contained.Count(pair => Similarity(texts[pair.A], texts[pair.B]).Jaccard > 0.7);
        output.WriteLine($"{found} of {contained.Length} contained pairs, of which bands alone would see {byBands} with a fair chance; merged: {run.Run.Total("dedup/merged/contained")} contained, {run.Run.Total("dedup/merged/near")} near; {run.Run.Total("dedup/signed/passages")} passages, {run.Run.Total("dedup/candidates/pairs")} candidates");
        Assert.True(contained.Length >= 20, $"{contained.Length}");
        Assert.True(found >= 0.95 * contained.Length, $"{found} of {contained.Length}");
        Assert.All(run.Fates.Where(fate => fate.Value.Kind == TwinKind.Contained), fate =>
        {
            PairSimilarity similarity = Similarity(texts[fate.Key], texts[fate.Value.Kept]);
            Assert.Equal((similarity.Jaccard, similarity.OfLeft), (fate.Value.Jaccard, run.Containments[fate.Key]));
            Assert.True(similarity.OfLeft >= 0.9 && similarity.OfLeft >= similarity.OfRight && similarity.Jaccard < Limit);
        });
    }

    /// <summary>Holds every verified pair against the definition, the pairs that merged nobody included.</summary>
    private static void CheckVerified(DedupRun run, Entry[] corpus)
    {
        int perShard = (corpus.Length + 4) / 5;
        long pairs = 0;
        using var reader = new RecordFileReader<VerifiedRecord>(run.Run.Path(DedupFiles.Verified(0)));
        while (reader.TryRead(out VerifiedRecord pair))
        {
            string Text(DocumentAddress address) => corpus[(address.Shard * perShard) + (int)address.Row].Text;
            Assert.Equal(Jaccard(Text(pair.A), Text(pair.B)), pair.Jaccard);
            Assert.True(pair.Jaccard >= Limit);
            pairs++;
        }

        Assert.True(pairs > 100);
    }

    /// <summary>Says whether the key turns different letters of two texts into different letters, one for one, besides leaving white space out.</summary>
    private static bool FoldsWhiteSpaceOnly(string left, string right)
    {
        string plain = string.Concat((left + "\n" + right).Where(letter => !char.IsWhiteSpace(letter)));
        string key = Corpus.Key(left) + Corpus.Key(right);
        if (plain.Length != key.Length)
        {
            return false;
        }

        // Letters are folded one by one here, so two that become one letter show in the number of kinds.
        return plain.Distinct().Count() == plain.Zip(key).Distinct().Count() && plain.Distinct().Count() == key.Distinct().Count();
    }

    private static bool SameCluster(DedupRun run, string a, string b) =>
        run.Fates.TryGetValue(a, out DedupRun.Fate? fate) && run.Fates.GetValueOrDefault(b)?.Cluster == fate.Cluster;

    private static bool IsKept(DedupRun run, string id) => !run.Fates.TryGetValue(id, out DedupRun.Fate? fate) || fate.Role == ClusterRole.Kept;

    private static Entry[] Documents() =>
        [.. Lines("near_duplicates/docs.jsonl.gz").Select(line => new Entry(line.GetProperty("id").GetString()!, line.GetProperty("text").GetString()!))];

    private static IEnumerable<(string A, string B, double Jaccard)> Pairs() =>
        Lines("near_duplicates/pairs.jsonl.gz").Select(line => (line.GetProperty("a").GetString()!, line.GetProperty("b").GetString()!, line.GetProperty("jaccard5").GetDouble()));

    private static PairSimilarity Similarity(string left, string right)
    {
        var key = new TextBuffer();
        var a = new ShingleSet();
        var b = new ShingleSet();
        DedupKey.Fold(left, key);
        a.Fill(key.Written);
        DedupKey.Fold(right, key);
        b.Fill(key.Written);
        return PairSimilarity.Of(a.CountCommon(b.Members, 0), a.Members.Length, b.Members.Length);
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
