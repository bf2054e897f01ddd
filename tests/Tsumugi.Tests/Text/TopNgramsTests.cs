using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Text;

public sealed class TopNgramsTests
{
    private static readonly Arbitrary<string> Repetitive = Arb.From(
        Gen.Elements("あ", "い", "𠮷", "\n", "あい", "あいう", "\uDFB7").ListOf().Select(pieces => string.Concat(pieces) + "ん" + string.Concat(pieces)),
        text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]]);

    [Fact]
    public void Finds_what_the_plain_version_finds() => Property.Holds(Repetitive, FindsPlainly);

    [Fact]
    public void Finds_what_the_plain_version_finds_in_japanese() => Property.Holds(JapaneseText.Any, FindsPlainly);

    [Theory]
    [InlineData(2, 40)] // few cells, all full
    [InlineData(40, 3000)]
    [InlineData(300, 9000)] // many n-grams are equally frequent: the earliest of them
    [InlineData(5000, 30000)] // hardly one comes again
    public void Finds_what_the_plain_version_finds_among_many_rivals(int alphabet, int length)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            Assert.True(FindsPlainly(string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + random.Next(alphabet))))));
        }
    }

    private static bool FindsPlainly(string text)
    {
        var census = new LetterCensus();
        census.Take(text);
        var plain = new TopNgram[TextView.LongestNgram + 1];
        new NgramCounter().Count(text, CodePoints.Count(text), Hash64.Of(text), new NgramCounts[plain.Length], plain);
        var tops = new TopNgram[TopNgrams.Longest + 1];
        new TopNgrams().FindAll(census.Numbers, Hash64.Of(text), tops);
        return tops.AsSpan(TopNgrams.Shortest).SequenceEqual(plain.AsSpan(TopNgrams.Shortest, TopNgrams.Longest - TopNgrams.Shortest + 1));
    }
}
