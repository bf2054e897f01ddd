using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class DedupStagesTests
{
    private const string Long = "紡績の工場は川のほとりに建てられ、水車の力で糸を紡いでいた。やがて蒸気の機関が入り、夜も明かりが消えることはなかった。"
        + "女工たちは寮に住み、月に二度の休みには町へ出て、故郷への手紙を投函した。その手紙の多くは今も郷土の資料館に残されている。";

    [Fact]
    public void Spellings_of_one_text_are_exact_duplicates()
    {
        using var run = new DedupRun([new("a", Long), new("b", Long.Replace('、', '，').Replace('。', '．')), new("c", Long.Replace("。", "。\r\n　", StringComparison.Ordinal))], new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(["b", "c"], run.Merged);
        Assert.All(run.Merged, id => Assert.Equal(new DedupRun.Fate("a", 3, ClusterRole.Merged, TwinKind.Exact, "a", 1), run.Fates[id]));
        Assert.Equal(ClusterRole.Kept, run.Fates["a"].Role);
    }

    [Fact]
    public void A_small_edit_is_a_near_duplicate_with_its_true_similarity()
    {
        using var run = new DedupRun([new("a", Long), new("b", Long.Replace("手紙の多く", "手紙の一部", StringComparison.Ordinal)), new("c", "これはまったく別の話であって、工場とも手紙とも関わりがない、ただの天気の話題である。")]);
        DedupRun.Fate fate = Assert.Single(run.Fates, fate => fate.Value.Role == ClusterRole.Merged).Value;
        Assert.Equal(TwinKind.Near, fate.Kind);
        Assert.InRange(fate.Jaccard, 0.8, 0.999);
        Assert.DoesNotContain("c", run.Fates.Keys);
    }

    [Fact]
    public void A_mark_of_voicing_is_never_folded_away()
    {
        using var run = new DedupRun(
            [new("a", "かっこうのうた"), new("b", "がっこうのうた"), new("c", "はは"), new("d", "ばば"), new("e", "ぱぱ"), new("f", new string('か', 40)), new("g", new string('が', 40)), new("h", "か゛っこうのうた")],
            new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(["h"], run.Merged); // the decomposed spelling of b, and nothing else
        Assert.Equal("b", run.Fates["h"].Kept);
    }

    [Fact]
    public void Texts_under_five_letters_and_empty_ones_are_not_merged_with_each_other()
    {
        string[] texts = ["", " ", "\n", "\u200B", "あ", "い", "か", "か。", "か.", "OK", "ok", "。", "．", "はい", "いいえ", "同じ", "一二三四"];
        using var run = new DedupRun(texts.Select((text, i) => new Entry(i.ToString(CultureInfo.InvariantCulture), text)));
        Assert.Empty(run.Fates);
    }

    [Fact]
    public void Short_texts_are_merged_only_if_equal()
    {
        using var run = new DedupRun([new("a", "お問い合わせはこちら。"), new("b", "お問い合わせはこちらへ。"), new("c", "お問い合わせは こちら｡"), new("d", "はい"), new("e", "はい")], new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(["c", "e"], run.Merged);
    }

    [Fact]
    public void A_text_of_one_repeated_letter_is_not_similar_to_a_longer_one()
    {
        using var run = new DedupRun([new("a", new string('あ', 50)), new("b", new string('あ', 500)), new("c", string.Concat(Enumerable.Repeat("あいう", 300)))]);
        Assert.Empty(run.Fates);
    }

    [Theory]
    [InlineData(KeepOrder.Best, "b")] // the highest quality
    [InlineData(KeepOrder.First, "a")]
    [InlineData(KeepOrder.Newest, "c")]
    [InlineData(KeepOrder.Longest, "d")]
    public void Keeps_the_twin_that_the_recipe_wants(KeepOrder keep, string kept)
    {
        using var run = new DedupRun(
            [
                new("a", Long) { Rank = new(true, 10, 10, 1) },
                new("b", Long + "以上") { Rank = new(true, 10, 10, 9) },
                new("c", Long + "終わり") { Rank = new(true, 10, 20, 1) },
                new("d", "序 " + Long) { Rank = new(true, 11, 0, 1) },
                new("e", "略 " + Long) { Rank = new(false, 99, 99, 99) }, // dropped by the rules
            ],
            new DedupSettings { Keep = keep });
        Assert.Equal(kept, Assert.Single(run.Fates, fate => fate.Value.Role == ClusterRole.Kept).Key);
        Assert.Equal(new DedupRun.Fate("a", 5, ClusterRole.None, TwinKind.None, "e", 0), run.Fates["e"]);
        Assert.Equal(3, run.Merged.Count());
        Assert.All(run.Merged, id => Assert.Equal(kept, run.Fates[id].Kept));
    }

    [Fact]
    public void Exact_copies_whose_first_is_dropped_by_the_rules_are_merged_into_one_that_passes()
    {
        using var run = new DedupRun([new("a", Long) { Rank = new(false, 9, 0, 9) }, new("b", Long) { Rank = new(true, 1, 0, 1) }, new("c", Long) { Rank = new(true, 1, 0, 2) }]);
        Assert.Equal(ClusterRole.None, run.Fates["a"].Role);
        Assert.Equal(new DedupRun.Fate("a", 3, ClusterRole.Merged, TwinKind.Exact, "c", 1), run.Fates["b"]);
    }

    [Fact]
    public void A_chain_of_small_changes_merges_nothing_that_is_unlike_the_kept_one()
    {
        // Each text shares 95 % with the next; the ends share nothing.
        string letters = Corpus.Kanji(1, 1200);
        Entry[] chain = [.. Enumerable.Range(0, 40).Select(i => new Entry($"{i:d2}", letters.Substring(i * 20, 400)))];
        using var run = new DedupRun(chain, new DedupSettings { Keep = KeepOrder.First });
        Assert.Equal(40, run.Fates["00"].Size); // one cluster
        Assert.All(run.Merged, id => Assert.True(Corpus.Jaccard(chain.Single(e => e.Id == id).Text, chain.Single(e => e.Id == run.Fates[id].Kept).Text) >= 0.8));
        Assert.InRange(run.Fates.Values.Count(fate => fate.Role == ClusterRole.Kept), 5, 20);
    }

    [Fact]
    public void Shards_and_the_order_of_tasks_and_memory_change_nothing()
    {
        Entry[] corpus = Corpus.WithDuplicates(300);
        using var one = new DedupRun(corpus);
        Assert.NotEmpty(one.Merged);
        foreach ((int shards, bool backwards, long memoryBytes) in new[] { (5, false, 64L << 20), (5, true, 64L << 20), (300, true, 1L << 16), (1, false, 1L << 16) })
        {
            using var other = new DedupRun(corpus, shards: shards, backwards: backwards, memoryBytes: memoryBytes);
            Assert.Equal(one.Fates, other.Fates);
        }
    }

    [Fact]
    public void The_same_corpus_gives_the_same_bytes_in_any_order_of_tasks_and_with_any_memory()
    {
        Entry[] corpus = Corpus.WithDuplicates(300);
        using var one = new DedupRun(corpus, shards: 4);
        using var other = new DedupRun(corpus, shards: 4, backwards: true, memoryBytes: 1 << 16);
        IEnumerable<string> keys = Enumerable.Range(0, 4).SelectMany(shard => new[] { DedupFiles.ExactRun(shard), DedupFiles.BandRun(shard), DedupFiles.Clusters(shard) })
            .Concat([DedupFiles.ExactPairs(0), DedupFiles.Candidates(0), DedupFiles.Verified(0)]);
        Assert.All(keys, key => Assert.Equal(File.ReadAllBytes(one.Run.Path(key)), File.ReadAllBytes(other.Run.Path(key))));
    }

    [Fact]
    public void Every_merge_is_right_and_hardly_a_pair_is_missed()
    {
        Entry[] corpus = Corpus.WithDuplicates(500);
        using var run = new DedupRun(corpus, shards: 3);
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        Assert.All(run.Merged, id => Assert.Equal(run.Fates[id].Jaccard, Corpus.Jaccard(texts[id], texts[run.Fates[id].Kept]), 12));
        Assert.All(run.Merged, id => Assert.True(run.Fates[id].Jaccard >= 0.8));

        // Whoever has a twin of at least 0.8 by brute force must be in one cluster with it, but for the 2 % that bands may miss.
        int pairs = 0;
        int found = 0;
        for (int a = 0; a < corpus.Length; a++)
        {
            for (int b = a + 1; b < Math.Min(corpus.Length, a + 8); b++)
            {
                if (Corpus.Jaccard(corpus[a].Text, corpus[b].Text) >= 0.8)
                {
                    pairs++;
                    found += run.Fates.TryGetValue(corpus[a].Id, out DedupRun.Fate? fate) && run.Fates.GetValueOrDefault(corpus[b].Id)?.Cluster == fate.Cluster ? 1 : 0;
                }
            }
        }

        Assert.True(pairs > 200 && found >= 0.98 * pairs, $"{found} of {pairs}");
    }

    [Fact]
    public void Any_texts_with_one_key_are_one_cluster_and_others_are_not()
    {
        // Enough lists of edge cases; each is spread over shards by its own length.
        Arbitrary<string[]> lists = Arb.From(JapaneseText.Any.Generator.ListOf().Select(texts => texts.Concat(texts.Select(text => text + "\n")).ToArray()));
        Property.Holds(lists, texts =>
        {
            Entry[] corpus = [.. texts.Select((text, i) => new Entry($"{i:d4}", text))];
            using var run = new DedupRun(corpus, new DedupSettings { Near = false, Keep = KeepOrder.First }, shards: 1 + (texts.Length % 4));
            IEnumerable<(string, string)> expected = corpus.Where(entry => Corpus.Key(entry.Text).Length > 0).GroupBy(entry => Corpus.ExactKey(entry.Text)).SelectMany(group => group.Skip(1).Select(entry => (entry.Id, group.First().Id)));
            return run.Merged.Select(id => (id, run.Fates[id].Kept)).SequenceEqual(expected.Order());
        });
    }

    [Fact]
    public void Parts_can_be_switched_off()
    {
        Entry[] corpus = [new("a", Long), new("b", Long), new("c", Long + "以上")];
        using (var exact = new DedupRun(corpus, new DedupSettings { Near = false }))
        {
            Assert.Equal(["b"], exact.Merged);
        }

        using (var near = new DedupRun(corpus, new DedupSettings { Exact = false }))
        {
            Assert.Equal(2, near.Merged.Count());
            Assert.All(near.Merged, id => Assert.Equal(TwinKind.Near, near.Fates[id].Kind));
        }

        using var none = new DedupRun(corpus, new DedupSettings { Exact = false, Near = false });
        Assert.Empty(none.Fates);
    }

    [Fact]
    public void Without_verification_a_cluster_is_merged_whole_and_no_similarity_is_claimed()
    {
        using var run = new DedupRun([new("a", Long), new("b", Long + "以上"), new("c", Long)], new DedupSettings { Verify = false, Keep = KeepOrder.First });
        Assert.Equal(double.NaN, run.Fates["b"].Jaccard);
        Assert.Equal((TwinKind.Exact, 1.0), (run.Fates["c"].Kind, run.Fates["c"].Jaccard));
    }

    [Fact]
    public void An_empty_corpus_and_empty_shards_are_fine()
    {
        using var empty = new DedupRun([], shards: 3);
        Assert.Empty(empty.Fates);
        using var sparse = new DedupRun([new("a", Long), new("b", Long)], shards: 7);
        Assert.Equal(["b"], sparse.Merged);
    }

    [Fact]
    public void A_hundred_thousand_copies_are_one_cluster_within_flat_memory()
    {
        Entry copy = new("", Long[..40]);
        using var run = new DedupRun(Enumerable.Range(0, 100_000).Select(i => copy with { Id = $"{i:d6}" }), shards: 3, memoryBytes: 16 << 20);
        Assert.Equal(100_000, run.Fates["000000"].Size);
        Assert.Equal(99_999, run.Merged.Count());
        Assert.Equal(0, run.Run.Total("dedup/candidates/pairs"));
    }

    [Fact]
    public void Twenty_thousand_twins_in_one_bucket_are_one_cluster()
    {
        // Without the exact step all of them meet in every band: n² / 2 pairs would be two hundred million.
        Entry copy = new("", Long[..40]);
        using var run = new DedupRun(Enumerable.Range(0, 20_000).Select(i => copy with { Id = $"{i:d6}" }), new DedupSettings { Exact = false }, shards: 3, memoryBytes: 16 << 20);
        Assert.Equal(20_000, run.Run.Total("dedup/candidates/largest-bucket"));
        Assert.Equal(80_056, run.Run.Total("dedup/verify/twins"));
        Assert.Equal(19_999, run.Merged.Count());
    }

    [Fact]
    public void A_signal_stops_the_long_stages()
    {
        using var run = new DedupRun(Corpus.WithDuplicates(100));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        run.Run.Stopping = stop.Token;
        Assert.Throws<OperationCanceledException>(() => run.Run.Run(new DedupVerifyStage(new DedupSettings(), "refine")));
        Assert.Throws<OperationCanceledException>(() => run.Run.Run(new DedupLinkStage(new DedupSettings(), "refine", "refine")));
    }

    [Fact]
    public void A_damaged_run_stops_the_stage_with_the_name_of_the_file()
    {
        using var run = new DedupRun([new("a", Long), new("b", Long)]);
        string path = run.Run.Path(DedupFiles.ExactRun(0));
        byte[] bytes = File.ReadAllBytes(path);
        bytes[50] ^= 1;
        File.WriteAllBytes(path, bytes);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => run.Run.Run(new DedupExactStage(new DedupSettings(), "refine")));
        Assert.Contains("00000.run", error.Message, StringComparison.Ordinal);
    }
}
