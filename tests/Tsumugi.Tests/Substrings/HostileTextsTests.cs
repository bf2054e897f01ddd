using Tsumugi.Tests.Text.Repeats;

namespace Tsumugi.Tests.Substrings;

/// <summary>Texts on which careless algorithms take quadratic time or unbounded memory.</summary>
public sealed class HostileTextsTests
{
    [Fact]
    public void A_megabyte_of_one_letter_keeps_its_first_hundred()
    {
        string text = new('あ', 350_000);
        TimeSpan before = ThreadTime.Now;
        using var run = new SubstringRun([[text, "", "短い。", text[..99], text[..100]]], 100);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Equal([text[..100], "", "短い。", text[..99], null], run.First);
    }

    [Fact]
    public void A_document_of_twenty_megabytes_that_says_everything_twice_is_halved()
    {
        string half = Dedup.Corpus.Kanji(1, 3_400_000);
        TimeSpan before = ThreadTime.Now;
        using var run = new SubstringRun([["始" + half + "中" + half + "終"]], 100);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.Equal("始" + half + "中終", run.Left[(0, 0)]);

        // Every anchor has one context but those at the ends (and where a long text is read in pieces): hardly a letter has to be compared.
        Assert.InRange(run.Run.Total("substrings/match/letters"), 1, 10_000);
        Assert.Equal(1, run.Run.Total("substrings/cuts"));
    }

    [Fact]
    public void A_stock_phrase_in_thousands_of_surroundings_does_not_fill_the_memory_and_hides_nothing()
    {
        // Sixty letters that stand everywhere, and in two documents of them forty more behind.
        string phrase = Dedup.Corpus.Kanji(1, 60);
        string more = Dedup.Corpus.Kanji(2, 40);
        string[] texts = [.. Enumerable.Range(0, 3000).Select(i => Dedup.Corpus.Kanji(10 + i, 20 + (i % 50)) + phrase + (i is 1000 or 2900 ? more : "") + Dedup.Corpus.Kanji(50_000 + i, 70))];
        using var run = new SubstringRun([texts[..1500], texts[1500..]], 100, groupLetters: 20_000);
        Assert.InRange(run.Run.Total("substrings/match/crowded"), 1, 10);
        Assert.Equal(1, run.Run.Total("substrings/cuts"));
        Assert.Equal(texts[2900].Replace(phrase + more, "", StringComparison.Ordinal), run.Left[(1, 1400)]);
        Assert.Equal(texts[1000], run.Left[(0, 1000)]);
    }

    [Theory]
    [InlineData("period of two")]
    [InlineData("Fibonacci")]
    [InlineData("Thue-Morse")]
    public void Long_windows_over_words_that_are_their_own_copies_stay_linear(string kind)
    {
        string text = RepetitiveText.Of(kind, 100_000);
        TimeSpan before = ThreadTime.Now;
        using var run = new SubstringRun([[text], [text]], 5000, groupLetters: 1 << 16);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.InRange(run.Left[(0, 0)].Length, 5000, 60_000);
        Assert.DoesNotContain((1, 0), run.Left.Keys);
    }
}
