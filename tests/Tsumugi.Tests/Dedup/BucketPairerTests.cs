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
    [InlineData(17, 58)] // 1 + 2 + 3, then three anchors and the one before; of the fourth document the one before is an anchor
    [InlineData(20_000, 79_990)] // 4 n - 10
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

    private static HashSet<(long A, long B)> PairsOf(int documents)
    {
        using var folder = new TemporaryFolder();
        using var sorter = new RecordSorter<PairRecord>(folder.Root, "pairs", 1 << 20, CancellationToken.None);
        var pairer = new BucketPairer(sorter);
        for (int i = 0; i < documents; i++)
        {
            pairer.Add(new DocumentAddress(0, i));
        }

        pairer.End();
        Assert.Equal(0, pairer.Count);
        var pairs = new HashSet<(long, long)>();
        using IRecordStream<PairRecord> sorted = sorter.Sorted();
        while (sorted.TryRead(out PairRecord pair))
        {
            Assert.True(pairs.Add((pair.A.Row, pair.B.Row)), $"{pair} twice");
        }

        return pairs;
    }
}
