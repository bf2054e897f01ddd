using Tsumugi.Text.Similarity;
using Texts = Tsumugi.Tests.Dedup.Corpus;

namespace Tsumugi.Tests.Text.Similarity;

public sealed class PassageSamplerTests
{
    [Fact]
    public void A_common_passage_of_94_letters_is_surely_found()
    {
        var sampler = new PassageSampler();
        for (int seed = 0; seed < 400; seed++)
        {
            string passage = Texts.Kanji(seed, PassageSampler.SurePassage);
            ulong[] page = sampler.Of(Texts.Kanji(seed + 1000, seed) + passage + Texts.Kanji(seed + 2000, 500 - seed)).ToArray();
            Assert.Contains(sampler.Of(Texts.Kanji(seed + 3000, seed % 90) + passage).ToArray(), page.Contains);
        }
    }

    [Fact]
    public void A_shorter_one_is_found_about_as_often_as_said()
    {
        var sampler = new PassageSampler();
        int found = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            string passage = Texts.Kanji(seed, 62); // 31 of 63 runs
            ulong[] page = sampler.Of(Texts.Kanji(seed + 10_000, 300) + passage + Texts.Kanji(seed + 20_000, 300)).ToArray();
            found += sampler.Of(Texts.Kanji(seed + 30_000, 300) + passage + Texts.Kanji(seed + 40_000, 300)).ToArray().Any(page.Contains) ? 1 : 0;
        }

        // Both must draw the same run, whatever stands around it.
        Assert.InRange(found / 2000.0, 0.30, 0.75);
    }

    [Fact]
    public void Draws_one_in_32_letters()
    {
        int drawn = new PassageSampler().Of(Texts.Kanji(5, 100_000)).Length;
        Assert.InRange(drawn, 100_000 / 34, 100_000 / 30);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(31, 0)]
    [InlineData(32, 1)]
    [InlineData(93, 1)]
    public void Short_texts_have_one_and_shorter_ones_none(int letters, int drawn) => Assert.Equal(drawn, new PassageSampler().Of(Texts.Kanji(1, letters)).Length);

    [Fact]
    public void The_draw_is_that_of_its_definition() => Property.Holds(JapaneseText.AnyUtf16, text =>
    {
        // Every window of 63 runs, by brute force over the runs' own fingerprints.
        string key = string.Concat(Enumerable.Repeat(text, 3)) + Texts.Kanji(text.Length, 150);
        var alone = new PassageSampler();
        ulong[] runs = [.. Enumerable.Range(0, key.Length - PassageSampler.Letters + 1).Select(i => alone.Of(key.AsSpan(i, PassageSampler.Letters))[0])];
        HashSet<ulong> expected = [.. Enumerable.Range(0, runs.Length - PassageSampler.Window + 1).Select(i => runs[i..(i + PassageSampler.Window)].Min())];
        return expected.SetEquals(new PassageSampler().Of(key).ToArray());
    });

    [Fact]
    public void One_letter_repeated_has_one_passage_however_long() => Assert.Equal(1, new PassageSampler().Of(new string('あ', 1_000_000)).Length);
}
