using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class ContainmentTests
{
    private static readonly DedupSettings Contained = new() { Containment = 0.9, Keep = KeepOrder.First };

    [Fact]
    public void A_text_inside_a_longer_one_is_merged_into_it_whatever_the_order()
    {
        string article = Corpus.Kanji(1, 400);
        string page = Corpus.Kanji(2, 900) + article + Corpus.Kanji(3, 700);
        foreach (bool shorterFirst in new[] { true, false })
        {
            Entry[] corpus = [new("article", article) { Rank = new(true, 400, 9, 99) }, new("page", page) { Rank = new(true, 2000, 1, 1) }];
            using var run = new DedupRun(shorterFirst ? corpus : corpus.Reverse(), Contained with { Keep = KeepOrder.Best });
            DedupRun.Fate fate = run.Fates["article"];
            Assert.Equal((ClusterRole.Merged, TwinKind.Contained, "page"), (fate.Role, fate.Kind, fate.Kept));
            Assert.Equal(Corpus.Jaccard(article, page), fate.Jaccard, 12);
            Assert.Equal(1, run.Containments["article"]);
            Assert.Equal(ClusterRole.Kept, run.Fates["page"].Role);
            Assert.Equal(1, run.Run.Total("dedup/merged/contained"));
        }
    }

    [Fact]
    public void Nothing_is_contained_unless_asked_for()
    {
        string article = Corpus.Kanji(1, 400);
        using var run = new DedupRun([new("article", article), new("page", Corpus.Kanji(2, 900) + article)]);
        Assert.Empty(run.Fates);
        Assert.Equal(0, run.Run.Total("dedup/signed/passages"));
    }

    [Fact]
    public void The_limit_is_exact_on_both_sides()
    {
        // 200 runs of five letters, of which 180 lie in the page: exactly 0.9; then one fewer.
        string page = Corpus.Kanji(4, 3000);
        Entry[] corpus = [new("page", page), new("at", string.Concat(page.AsSpan(1000, 184), Corpus.Kanji(5, 20))), new("below", string.Concat(page.AsSpan(2000, 183), Corpus.Kanji(6, 21)))];
        using var run = new DedupRun(corpus, Contained);
        Assert.Equal(["at"], run.Merged);
        Assert.Equal(0.9, run.Containments["at"]);
        Assert.DoesNotContain("below", run.Fates.Keys);
    }

    [Fact]
    public void A_similar_pair_stays_a_matter_of_the_keep_order()
    {
        string text = Corpus.Kanji(7, 500);
        using var run = new DedupRun([new("short", text), new("long", text + Corpus.Kanji(8, 30))], Contained);
        Assert.Equal((TwinKind.Near, "short"), (run.Fates["long"].Kind, run.Fates["long"].Kept));
        Assert.Equal(500.0 - 4, Math.Round(run.Containments["long"] * (530 - 4)));
    }

    [Fact]
    public void A_chain_of_containers_ends_in_one_that_is_kept()
    {
        // c lies in b, b in a: both say nothing that a does not say.
        string c = Corpus.Kanji(9, 300);
        string b = c + Corpus.Kanji(10, 500);
        string a = Corpus.Kanji(11, 2000) + b;
        using var run = new DedupRun([new("c", c), new("b", b), new("a", a)], Contained);
        Assert.Equal(["b", "c"], run.Merged);
        Assert.All(run.Merged, id => Assert.Equal("a", run.Fates[id].Kept));
    }

    [Fact]
    public void Who_lies_in_a_text_that_was_merged_itself_is_measured_against_the_kept_one()
    {
        // b is a twin of a (a is kept); c lies in b, and in a by 0.92 only because a has an edit there.
        string b = Corpus.Kanji(12, 2000);
        string c = b.Substring(500, 304);
        string a = b[..600] + Corpus.Kanji(13, 15) + b[615..];
        using var run = new DedupRun([new("a", a), new("b", b), new("c", c)], Contained);
        Assert.Equal("a", run.Fates["b"].Kept);
        Assert.Equal((TwinKind.Contained, "a"), (run.Fates["c"].Kind, run.Fates["c"].Kept));
        Assert.Equal((300 - 19) / 300.0, run.Containments["c"], 12);
    }

    [Fact]
    public void A_container_that_the_rules_drop_keeps_nobody()
    {
        string article = Corpus.Kanji(14, 400);
        using var run = new DedupRun([new("article", article), new("page", article + Corpus.Kanji(15, 900)) { Rank = new(false, 1, 0, 1) }], Contained);
        Assert.Empty(run.Merged);
        Assert.Equal(2, run.Fates["article"].Size);
    }

    [Fact]
    public void Every_contained_text_is_found_and_every_merge_is_true()
    {
        // Pages of 3,000 letters; articles cut out of them, some with edits: every 60th letter changed loses 5 of 60 runs.
        List<Entry> corpus = [];
        for (int i = 0; i < 60; i++)
        {
            string page = Corpus.Kanji(100 + i, 3000);
            char[] article = page.Substring(i * 20, 150 + (i * 10)).ToCharArray();
            for (int letter = 40; i % 2 == 1 && letter < article.Length; letter += 60)
            {
                article[letter] = 'あ';
            }

            corpus.Add(new($"article-{i:d2}", new string(article)));
            corpus.Add(new($"page-{i:d2}", page));
        }

        using var run = new DedupRun(corpus, Contained, shards: 3);
        Dictionary<string, string> texts = corpus.ToDictionary(entry => entry.Id, entry => entry.Text);
        Assert.All(run.Merged, id =>
        {
            Assert.Equal(run.Containments[id], Share(texts[id], texts[run.Fates[id].Kept]), 12);
            Assert.True(run.Containments[id] >= 0.9);
        });
        string[] contained = [.. Enumerable.Range(0, 60).Where(i => Share(texts[$"article-{i:d2}"], texts[$"page-{i:d2}"]) >= 0.9).Select(i => $"article-{i:d2}")];
        string[] whole = [.. contained.Where((_, i) => i % 2 == 0)];
        Assert.Equal(60, contained.Length);
        Assert.All(whole, id => Assert.Contains(id, run.Merged));

        // Known miss: between two edits stand 59 letters, too few to be sure of a common passage; short texts have few such stretches.
        Assert.InRange(run.Merged.Count() - whole.Length, 25, 30);
    }

    [Fact]
    public void Shards_and_the_order_of_tasks_change_nothing()
    {
        Entry[] corpus = [.. Corpus.WithDuplicates(120), .. Corpus.WithDuplicates(120).Select(entry => new Entry("part-" + entry.Id, entry.Text[..(entry.Text.Length / 2)]))];
        using var one = new DedupRun(corpus, Contained);
        Assert.Contains(one.Fates.Values, fate => fate.Kind == TwinKind.Contained);
        using var other = new DedupRun(corpus, Contained, shards: 7, backwards: true, memoryBytes: 1 << 16);
        Assert.Equal(one.Fates, other.Fates);
    }

    private static double Share(string own, string other)
    {
        HashSet<string> a = Runs(own);
        HashSet<string> b = Runs(other);
        return (double)a.Count(b.Contains) / a.Count;
    }

    private static HashSet<string> Runs(string text) => [.. Enumerable.Range(0, text.Length - 4).Select(i => text.Substring(i, 5))];
}
