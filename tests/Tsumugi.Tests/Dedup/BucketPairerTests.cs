using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Text.Hashing;

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
    public void A_bucket_that_grows_behind_documents_of_higher_precedence_keeps_their_pairs(int earlier)
    {
        IEnumerable<(long, long)> all = PairsOf(60, precedence: row => row < earlier ? 0 : 1);
        Assert.Equal(PairsOf(earlier).Order(), all.Where(pair => pair.Item1 < earlier && pair.Item2 < earlier).Order());
        Assert.NotEqual(PairsOf(60).Order(), all.Order());
    }

    [Theory]
    [InlineData(17)]
    [InlineData(900)]
    public void A_shuffled_bucket_gives_the_same_pairs_of_contents(int documents)
    {
        int[] places = [.. Enumerable.Range(0, documents).OrderBy(document => Hash64.Of((ulong)document, 7))];
        IEnumerable<(int, int)> straight = PairsOf(documents).Select(pair => Sorted((int)pair.A, (int)pair.B));

        // Document i of the shuffled corpus says what document places[i] of the other says.
        IEnumerable<(int, int)> shuffled = PairsOf(documents, row => places[row]).Select(pair => Sorted(places[pair.A], places[pair.B]));
        Assert.Equal(straight.Order(), shuffled.Order());
    }

    private static (int, int) Sorted(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private static HashSet<(long A, long B)> PairsOf(int documents, Func<int, int>? content = null, Func<int, int>? precedence = null)
    {
        using var folder = new TemporaryFolder();
        using var sorter = new RecordSorter<PairRecord>(folder.Root, "pairs", 1 << 20, CancellationToken.None);
        using var large = new LargeBuckets(folder.Root, 1 << 20, CancellationToken.None);
        var pairer = new BucketPairer(sorter, large);
        for (int i = 0; i < documents; i++)
        {
            pairer.Add(new DocumentAddress(0, i));
        }

        pairer.End();
        Assert.Equal(0, pairer.Count);
        large.Pair(
            address =>
            {
                int says = content?.Invoke((int)address.Row) ?? (int)address.Row;
                return new ContentHash(Hash64.Of((ulong)says, 1) >> 60, Hash64.Of((ulong)says, 2), 0);
            },
            address => precedence?.Invoke((int)address.Row) ?? 0,
            sorter);
        var pairs = new HashSet<(long, long)>();
        using IRecordStream<PairRecord> sorted = sorter.Sorted();
        while (sorted.TryRead(out PairRecord pair))
        {
            Assert.True(pairs.Add((pair.A.Row, pair.B.Row)), $"{pair} twice");
        }

        return pairs;
    }
}
