using System.Globalization;

namespace Tsumugi.Tests.Dedup;

/// <summary>Corpora made to be the worst that can come: the work grows with the documents, counted in comparisons, never by the clock. `bench/dedup-adversarial` has the large ones.</summary>
public sealed class AdversarialCorpusTests
{
    [Fact]
    public void A_bucket_with_half_of_the_corpus_takes_work_in_proportion_to_its_size()
    {
        long small = Work(300);
        long large = Work(1200);
        Assert.InRange(large, small, small * 4 * 3 / 2);
        Assert.InRange(large, 1, 1200 * 40);
    }

    [Theory]
    [InlineData("")]
    [InlineData("あい。")]
    [InlineData("お問い合わせ")]
    public void Short_documents_are_never_candidates(string text)
    {
        using var run = new DedupRun(Enumerable.Range(0, 3000).Select(i => new Entry(Id(i), text)), shards: 2, memoryBytes: 1 << 20);
        Assert.Equal(0, run.Run.Total("dedup/candidates/pairs"));
        Assert.Equal(text.Length == 0 ? 0 : 2999, run.Merged.Count());
    }

    [Fact]
    public void Identical_empty_short_and_other_documents_mixed_cost_no_comparison_at_all()
    {
        string same = Corpus.Kanji(1, 300);
        string[] texts = ["", "あいう", same];
        using var run = new DedupRun(Enumerable.Range(0, 4000).Select(i => new Entry(Id(i), i % 4 < 3 ? texts[i % 4] : Corpus.Kanji(i, 60))), shards: 3, memoryBytes: 1 << 20);
        Assert.Equal(1998, run.Merged.Count());
        Assert.Equal(0, run.Run.Total("dedup/verify/compared"));
    }

    private static long Work(int documents)
    {
        string template = Corpus.Kanji(7, 450);
        IEnumerable<Entry> entries = Enumerable.Range(0, documents).Select(i => new Entry(Id(i), i % 2 == 0 ? Corpus.Kanji(i + 100, 200) : template + Corpus.Kanji(i + 100, 49 + (i % 15))));
        using var run = new DedupRun(entries, shards: 2, memoryBytes: 4 << 20);
        Assert.InRange(run.Run.Total("dedup/candidates/largest-bucket"), 17, documents / 2);
        return run.Run.Total("dedup/verify/compared") + run.Run.Total("dedup/link/compared");
    }

    private static string Id(int number) => number.ToString("d6", CultureInfo.InvariantCulture);
}
