using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Dedup.Records;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Dedup;

public sealed class ClusterResolverTests
{
    private static readonly DocumentAddress Cluster = new(0, 0);

    [Fact]
    public void The_kept_twin_is_the_most_similar_of_the_kept_ones()
    {
        // 0 and 1 are unlike each other and both kept; 2 is like both.
        TwinFate[] fates = Resolve(3, [(0, 2, 0.82), (1, 2, 0.9)], (_, _) => 0);
        Assert.Equal([new TwinFate(0, 1, 1), new TwinFate(1, 1, 1), new TwinFate(1, 0.9)], fates);
    }

    [Fact]
    public void Equal_similarity_goes_to_the_earlier_in_keep_order() =>
        Assert.Equal(new TwinFate(0, 0.9), Resolve(3, [(0, 2, 0.9), (1, 2, 0.9)], (_, _) => 0)[2]);

    [Fact]
    public void A_chain_is_cut_where_similarity_ends()
    {
        TwinFate[] fates = Resolve(4, [(0, 1, 0.9), (1, 2, 0.9), (2, 3, 0.9)], (_, _) => 0.5);
        Assert.Equal([0, 0, 2, 2], fates.Select(fate => fate.Keeper));
    }

    [Fact]
    public void An_unknown_similarity_is_computed()
    {
        TwinFate[] fates = Resolve(3, [(0, 1, 0.9), (1, 2, 0.9)], (a, b) => (a.Row, b.Row) == (2, 0) ? 0.85 : 0);
        Assert.Equal(new TwinFate(0, 0.85), fates[2]);
    }

    [Fact]
    public void At_most_eight_kept_ones_are_compared_and_the_likely_ones_first()
    {
        // 0..19 are kept and unlike; 20 was merged into 19; 21 knows 20 only and is like 19.
        var calls = new List<(long, long)>();
        TwinFate[] fates = Resolve(22, [.. Enumerable.Range(0, 19).Select(i => (i, 20, 0.8)), (19, 20, 0.95), (20, 21, 0.9)], (a, b) =>
        {
            calls.Add((a.Row, b.Row));
            return a.Row == 21 && b.Row == 19 ? 0.87 : 0;
        });
        Assert.Equal(new TwinFate(19, 0.87), fates[21]);
        Assert.Single(calls, call => call.Item1 == 21);
        Assert.All(calls.GroupBy(call => call.Item1), group => Assert.InRange(group.Count(), 0, 8));
    }

    [Fact]
    public void One_that_the_rules_drop_is_neither_kept_nor_merged_nor_a_keeper()
    {
        TwinFate[] fates = Resolve(3, [(0, 1, 0.9), (0, 2, 0.9)], (_, _) => 0, passes: group => group != 0);
        Assert.Equal([-1, 1, 2], fates.Select(fate => fate.Keeper));
    }

    [Fact]
    public void A_pair_outside_the_cluster_is_bad_data() => Assert.Throws<InvalidDataException>(() => Resolve(2, [(0, 7, 0.9)], (_, _) => 0));

    [Fact]
    public void The_order_of_pairs_does_not_matter()
    {
        (int, int, double)[] pairs = [(0, 1, 0.81), (1, 2, 0.9), (2, 3, 0.85), (0, 3, 0.8), (3, 4, 0.99)];
        Assert.Equal(Resolve(5, pairs, (_, _) => 0), Resolve(5, [.. pairs.Reverse()], (_, _) => 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_comes_with_a_lower_precedence_changes_nothing(int seed)
    {
        // Half of the pairs that are similar are known; a search that saw the later groups would compare the earlier ones along them.
        const int Groups = 40;
        Func<DocumentAddress, DocumentAddress, double> similarity = (a, b) => Chance(a.Row, b.Row) % 100 < 12 ? 0.9 : 0.3;
        (int A, int B, double)[] pairs = [.. from b in Enumerable.Range(0, Groups) from a in Enumerable.Range(0, b) where Chance(a, b) % 100 < 6 select (a, b, 0.9)];
        TwinFate[] whole = Resolve(Groups, pairs, similarity, Passes);
        for (int groups = 10; groups < Groups; groups += 10)
        {
            // Without the later groups the earlier ones are several clusters, each resolved by itself.
            (int A, int B, double)[] known = [.. pairs.Where(pair => pair.B < groups)];
            var forest = new UnionForest(groups);
            Array.ForEach(known, pair => forest.Join(pair.A, pair.B));
            foreach (IGrouping<long, int> cluster in Enumerable.Range(0, groups).GroupBy(group => forest.Find(group)))
            {
                int[] members = [.. cluster];
                TwinFate[] part = Resolve(members, [.. known.Where(pair => members.Contains(pair.A))], similarity, Passes);
                Assert.Equal(members.Select(member => whole[member]), part.Select(fate => fate.Keeper < 0 ? fate : fate with { Keeper = members[fate.Keeper] }));
            }
        }

        Assert.Contains(whole, fate => fate is { Keeper: >= 0, Jaccard: 0.9 });

        bool Passes(int group) => group % 7 != 3;

        ulong Chance(long a, long b) => Hash64.Of((ulong)((Math.Min(a, b) * Groups) + Math.Max(a, b)), (ulong)seed);
    }

    private static TwinFate[] Resolve(int groups, (int A, int B, double Jaccard)[] pairs, Func<DocumentAddress, DocumentAddress, double> similarity, Func<int, bool>? passes = null) =>
        Resolve([.. Enumerable.Range(0, groups)], pairs, similarity, passes);

    private static TwinFate[] Resolve(int[] groups, (int A, int B, double Jaccard)[] pairs, Func<DocumentAddress, DocumentAddress, double> similarity, Func<int, bool>? passes = null)
    {
        var resolver = new ClusterResolver(new DedupSettings { Keep = KeepOrder.First, Precedence = [0, 1, 2, 3] }, (a, b) => similarity(a, b));
        List<TwinGroup> twins = [.. groups.Select(i => new TwinGroup(new(i / 10, i), new(i / 10, i), new DocumentRank(passes?.Invoke(i) ?? true, 1, 0, 1)))];
        return resolver.Resolve(twins, [.. pairs.Select(pair => new EdgeRecord(Cluster, new(pair.A / 10, pair.A), new(pair.B / 10, pair.B), pair.Jaccard))]);
    }
}
