using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class ShingleCacheTests
{
    [Fact]
    public void A_giant_is_compared_exactly_in_the_memory_of_a_part()
    {
        string giant = Corpus.Kanji(1, 150_000);
        string twin = string.Concat(Enumerable.Range(0, 150).Select(i => giant.Substring(i * 1000, i % 5 == 0 ? 800 : 1000)));
        string[] texts = [giant, twin, Corpus.Kanji(2, 1000), giant[..60_000]];
        using var cache = new ShingleCache(new Texts(texts), 1 << 20); // giants are those above 2^16 letters
        foreach ((int left, int right) in new[] { (0, 1), (2, 0), (0, 3), (0, 0) })
        {
            Assert.Equal(Corpus.Jaccard(texts[left], texts[right]), cache.Jaccard(new(0, left), new(0, right), 0), 12);
        }
    }

    [Fact]
    public void Reading_ahead_passes_over_giants()
    {
        string[] texts = [Corpus.Kanji(1, 100_000), Corpus.Kanji(2, 1000)];
        using var cache = new ShingleCache(new Texts(texts), 1 << 20);
        cache.Prefetch([new(0, 0), new(0, 1), new(0, 0), new(0, 1)]);
        Assert.Equal(2, cache.Loaded);
    }

    private sealed class Texts(string[] texts) : IDocumentTexts
    {
        public ReadOnlySpan<char> Read(DocumentAddress address) => texts[address.Row];

        public void Dispose()
        {
            // Nothing is open.
        }
    }
}
