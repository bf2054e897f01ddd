using Tsumugi.Stages.Dedup;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Dedup;

/// <summary>The keep order decides who is kept, not the order in which documents happen to come.</summary>
public sealed class ShuffledCorpusTests
{
    private static readonly Entry[] Documents = Make();

    [Theory]
    [InlineData(KeepOrder.Best)]
    [InlineData(KeepOrder.Newest)]
    [InlineData(KeepOrder.Longest)]
    public void A_shuffled_corpus_keeps_the_same_documents(KeepOrder keep)
    {
        using var straight = new DedupRun(Documents, new DedupSettings { Keep = keep }, shards: 3);
        string[] merged = [.. straight.Merged];
        Assert.InRange(merged.Length, 100, Documents.Length - 100);
        Assert.InRange(straight.Run.Total("dedup/candidates/largest-bucket"), 17, Documents.Length); // a star, not all pairs
        foreach (int seed in new[] { 1, 2 })
        {
            using var other = new DedupRun(Shuffled(seed), new DedupSettings { Keep = keep }, shards: seed);
            Assert.Equal(merged, other.Merged);
            Assert.All(merged, id => Assert.Equal((straight.Fates[id].Kept, straight.Fates[id].Jaccard), (other.Fates[id].Kept, other.Fates[id].Jaccard)));
        }
    }

    [Fact]
    public void With_the_first_one_kept_a_shuffled_corpus_still_has_the_same_clusters()
    {
        using var straight = new DedupRun(Documents, new DedupSettings { Keep = KeepOrder.First });
        using var other = new DedupRun(Shuffled(4), new DedupSettings { Keep = KeepOrder.First }, shards: 2);
        Assert.Equal(Clusters(straight), Clusters(other));
    }

    [Fact]
    public void Without_verification_too()
    {
        var settings = new DedupSettings { Keep = KeepOrder.Longest, Verify = false };
        using var straight = new DedupRun(Documents, settings);
        using var other = new DedupRun(Shuffled(5), settings, shards: 4);
        Assert.Equal(straight.Merged, other.Merged);
    }

    private static IEnumerable<string> Clusters(DedupRun run) =>
        run.Fates.GroupBy(fate => fate.Value.Cluster).Select(cluster => string.Join(' ', cluster.Select(fate => fate.Key).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    private static IEnumerable<Entry> Shuffled(int seed) => Documents.OrderBy(entry => Hash64.Of(entry.Id, (ulong)seed));

    /// <summary>Copies, near copies, one template with a hundred tails around the limit, and ranks that are often equal.</summary>
    private static Entry[] Make()
    {
        string template = Corpus.Kanji(4711, 450);
        IEnumerable<Entry> tails = Enumerable.Range(0, 120).Select(i => new Entry($"t{i:d3}", template + Corpus.Kanji(9000 + i, 50 + (i % 12))));
        IEnumerable<Entry> copies = Enumerable.Range(0, 40).Select(i => new Entry($"c{i:d3}", template + (i % 2 == 0 ? "。" : "．")));
        return [.. Corpus.WithDuplicates(200).Concat(tails).Concat(copies).Select((entry, i) => entry with { Rank = new DocumentRank(i % 29 != 0, 1 + (i % 2), 10 + (i % 3), i % 4) })];
    }
}
