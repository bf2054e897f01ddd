using Tsumugi.Stages.Dedup;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Dedup;

public sealed class IncrementTests
{
    public static TheoryData<int, KeepOrder> Corpora
    {
        get
        {
            TheoryData<int, KeepOrder> corpora = [];
            for (int seed = 1; seed <= 12; seed++)
            {
                corpora.Add(seed, (KeepOrder)(seed % 4));
            }

            return corpora;
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Old_documents_first_is_what_a_build_of_both_makes_and_leaves_the_old_set_alone(int seed, KeepOrder keep)
    {
        Entry[][] shards = Shards(seed);
        using DedupRun old = DedupRun.Of(shards[..2], new DedupSettings { Keep = keep });
        using DedupRun added = DedupRun.Of(shards[2..], new DedupSettings { Keep = keep, Precedence = [0, 0, 1, 1] }, against: old);
        using DedupRun both = DedupRun.Of(shards, new DedupSettings { Keep = keep, Precedence = [0, 0, 1, 1] });
        Assert.Equal(both.Fates, added.Fates);
        HashSet<string> ofOld = [.. old.Shards.SelectMany(shard => shard).Select(entry => entry.Id)];
        Assert.Equal(old.Kept, added.Kept.Where(ofOld.Contains));
        Assert.All(old.Fates, fate => Assert.Equal(fate.Value with { Size = 0, Cluster = "" }, added.Fates[fate.Key] with { Size = 0, Cluster = "" }));
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void New_documents_first_and_no_preference_are_what_a_build_of_both_makes(int seed, KeepOrder keep)
    {
        Entry[][] shards = Shards(seed);
        using DedupRun old = DedupRun.Of(shards[..2], new DedupSettings { Keep = keep });
        foreach (int[] precedence in new int[][] { [1, 1, 0, 0], [] })
        {
            DedupSettings settings = new() { Keep = keep, Precedence = precedence };
            using DedupRun added = DedupRun.Of(shards[2..], settings, against: old);
            using DedupRun both = DedupRun.Of(shards, settings);
            Assert.Equal(both.Fates, added.Fates);
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void A_chain_of_runs_is_what_a_build_of_all_makes(int seed, KeepOrder keep)
    {
        Entry[][] shards = Shards(seed);
        foreach (int[] precedence in new int[][] { [0, 0, 1, 2], [2, 2, 1, 0], [1, 1, 0, 2], [] })
        {
            DedupSettings settings = new() { Keep = keep, Precedence = precedence };
            using DedupRun first = DedupRun.Of(shards[..2], new DedupSettings { Keep = keep });
            using DedupRun second = DedupRun.Of(shards[2..3], settings, against: first);
            using DedupRun third = DedupRun.Of(shards[3..], settings, against: second, backwards: true);
            using DedupRun all = DedupRun.Of(shards, settings);
            Assert.Equal(all.Fates, third.Fates);
        }
    }

    [Fact]
    public void An_empty_crawl_changes_nothing()
    {
        Entry[][] shards = Shards(5);
        using DedupRun old = DedupRun.Of(shards, new DedupSettings());
        using DedupRun added = DedupRun.Of([[], []], new DedupSettings(), against: old);
        Assert.Equal(old.Fates, added.Fates);
        using DedupRun none = DedupRun.Of([], new DedupSettings(), against: old);
        Assert.Equal(old.Fates, none.Fates);
    }

    [Fact]
    public void A_crawl_against_an_empty_run_is_a_crawl_by_itself()
    {
        Entry[][] shards = Shards(5);
        using DedupRun empty = DedupRun.Of([[]], new DedupSettings());
        using DedupRun added = DedupRun.Of(shards, new DedupSettings(), against: empty);
        using DedupRun alone = DedupRun.Of(shards, new DedupSettings());
        Assert.Equal(alone.Fates, added.Fates);
    }

    [Fact]
    public void The_same_crawl_again_adds_nothing()
    {
        Entry[][] shards = Shards(7);
        Entry[][] again = [.. shards.Select(shard => shard.Select(entry => entry with { Id = entry.Id + "-again" }).ToArray())];
        using DedupRun old = DedupRun.Of(shards, new DedupSettings());
        using DedupRun added = DedupRun.Of(again, new DedupSettings { Precedence = [0, 0, 0, 0, 1, 1, 1, 1] }, against: old);
        Assert.Equal(old.Kept, added.Kept);
        Assert.NotEmpty(old.Kept);
    }

    [Fact]
    public void What_the_earlier_run_has_compared_is_not_compared_again()
    {
        Entry[][] shards = Shards(9);
        using DedupRun old = DedupRun.Of(shards[..2], new DedupSettings());
        using DedupRun added = DedupRun.Of(shards[2..], new DedupSettings { Precedence = [0, 0, 1, 1] }, against: old);
        using DedupRun both = DedupRun.Of(shards, new DedupSettings { Precedence = [0, 0, 1, 1] });
        Assert.True(old.Run.Total("dedup/verify/compared") > 0);
        Assert.Equal(old.Run.Total("dedup/verify/compared"), added.Run.Total("dedup/verify/known"));
        Assert.Equal(both.Run.Total("dedup/verify/compared"), added.Run.Total("dedup/verify/known") + added.Run.Total("dedup/verify/compared"));
        Assert.Equal(both.Run.Total("dedup/exact/pairs"), old.Run.Total("dedup/exact/pairs") + added.Run.Total("dedup/exact/pairs"));
        Assert.Equal(0, both.Run.Total("dedup/verify/known"));
    }

    [Fact]
    public void A_document_comes_back_when_the_one_that_it_was_merged_into_is_replaced_by_one_unlike_it()
    {
        string middle = Corpus.Kanji(1, 400);
        string left = Changed(middle, 0, 50);
        string right = Changed(middle, 300, 50);
        Assert.InRange(Corpus.Jaccard(left, middle), 0.8, 0.95);
        Assert.InRange(Corpus.Jaccard(right, middle), 0.8, 0.95);
        Assert.InRange(Corpus.Jaccard(left, right), 0.5, 0.79);
        using DedupRun old = DedupRun.Of([[new("middle", middle), new("left", left)]], new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(["middle"], old.Kept);
        using DedupRun added = DedupRun.Of([[new("right", right)]], new DedupSettings { Keep = KeepOrder.First, Precedence = [1, 0] }, against: old);
        Assert.Equal(["left", "right"], added.Kept);
        Assert.Equal("right", added.Fates["middle"].Kept);
    }

    [Fact]
    public void A_new_document_that_joins_two_old_clusters_leaves_both_of_them_kept()
    {
        string middle = Corpus.Kanji(1, 400);
        Entry[] ends = [new("left", Changed(middle, 0, 50)), new("right", Changed(middle, 300, 50))];
        using DedupRun old = DedupRun.Of([ends], new DedupSettings());
        using DedupRun added = DedupRun.Of([[new("middle", middle) { Rank = new(true, 9, 9, 99) }]], new DedupSettings { Precedence = [0, 1] }, against: old);
        Assert.Equal(["left", "right"], added.Kept);
        Assert.All(added.Fates.Values, fate => Assert.Equal(("left", 3), (fate.Cluster, fate.Size)));
        using DedupRun best = DedupRun.Of([[new("middle", middle) { Rank = new(true, 9, 9, 99) }]], new DedupSettings(), against: old);
        Assert.Equal(["middle"], best.Kept);
    }

    /// <summary>Four shards of texts that are copies and edits of few others, in all of them; some pass no rule, and large buckets are among them.</summary>
    private static Entry[][] Shards(int seed)
    {
        List<Entry>[] shards = [[], [], [], []];
        for (int i = 0; i < 240; i++)
        {
            ulong chance = Hash64.Of((ulong)i, (ulong)seed);
            int original = (int)(chance % 100) < 30 ? 0 : (int)(chance % 17);
            string text = Corpus.Kanji((seed * 100) + original, 300);
            for (int edit = 0; edit < (int)(chance >> 8) % 5; edit++)
            {
                text = Changed(text, (int)(Hash64.Of((ulong)((i * 10) + edit), (ulong)seed) % 290), 1 + (edit * 2));
            }

            shards[(int)(chance >> 16) & 3].Add(new Entry(FormattableString.Invariant($"{i:D4}"), text)
            {
                Rank = new DocumentRank((chance >> 20) % 7 != 0, (int)(chance >> 24) % 5, (int)(chance >> 32) % 5, (int)(chance >> 40) % 3),
            });
        }

        return [.. shards.Select(shard => shard.ToArray())];
    }

    private static string Changed(string text, int at, int letters)
    {
        char[] changed = text.ToCharArray();
        for (int i = at; i < Math.Min(text.Length, at + letters); i++)
        {
            changed[i] = 'ん';
        }

        return new string(changed);
    }
}
