using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Tests.Dedup;

public sealed class BucketPairerTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(16, 120)] // every pair
    [InlineData(17, 124)] // then three anchors and the one before
    [InlineData(20_000, 80_056)] // 4 n + 56
    public void Makes_few_pairs_that_connect_the_bucket(int documents, int pairs)
    {
        HashSet<(long, long)> made = PairsOf(documents);
        Assert.Equal(pairs, made.Count);
        Assert.All(made, pair => Assert.True(pair.Item1 < pair.Item2));
        var forest = new UnionForest(documents);
        foreach ((long a, long b) in made)
        {
            forest.Join(a, b);
        }

        Assert.All(Enumerable.Range(0, documents), document => Assert.Equal(0, forest.Find(document)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(40)]
    public void A_bucket_that_grows_keeps_its_pairs_and_makes_those_of_new_documents_only(int earlier)
    {
        HashSet<(long, long)> all = PairsOf(60);
        HashSet<(long, long)> before = PairsOf(earlier);
        HashSet<(long, long)> added = PairsOf(60, earlier);
        Assert.True(before.IsSubsetOf(all));
        Assert.Equal(all.Except(before).Order(), added.Order());
    }

    /// <summary>Gives the pairs of a bucket; each document is a shard, and the first ones belong to an earlier run.</summary>
    private static HashSet<(long A, long B)> PairsOf(int documents, int earlier = 0)
    {
        using var folder = new TemporaryFolder();
        using var sorter = new RecordSorter<PairRecord>(folder.Root, "pairs", 1 << 20, CancellationToken.None);
        var pairer = new BucketPairer(sorter, earlier);
        for (int i = 0; i < documents; i++)
        {
            pairer.Add(new DocumentAddress(i, 0));
        }

        pairer.End();
        Assert.Equal(0, pairer.Count);
        var pairs = new HashSet<(long, long)>();
        using IRecordStream<PairRecord> sorted = sorter.Sorted();
        while (sorted.TryRead(out PairRecord pair))
        {
            Assert.True(pairs.Add((pair.A.Shard, pair.B.Shard)), $"{pair} twice");
        }

        return pairs;
    }
}
