using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Text;

public sealed class NgramRepeatsTests
{
    private static readonly Arbitrary<string> Repetitive = Arb.From(
        Gen.Elements("あ", "い", "𠮷", "\n", "あい", "あいう", "あいうえおかきくけこさ", "\uDFB7").ListOf().Select(pieces => string.Concat(pieces) + string.Concat(pieces) + "ん" + string.Concat(pieces)),
        text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]]);

    [Fact]
    public void Counts_what_the_plain_version_counts() => Property.Holds(Repetitive, text => Repeats(text).Counts.SequenceEqual(Plain(text)));

    [Theory]
    [InlineData(2, 30)]
    [InlineData(3, 200)]
    [InlineData(30, 4000)]
    [InlineData(400, 9000)]
    public void Counts_what_the_plain_version_counts_in_groups_of_every_size(int alphabet, int length)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            string text = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('あ' + random.Next(alphabet))));
            text += text[(length / 3)..(length / 2)] + text[..(length / 5)] + text[(length / 3)..(length / 2)];
            Assert.Equal(Plain(text), Repeats(text).Counts);
            Assert.Equal(Plain(text, 7), Repeats(text, 7).Counts);
        }
    }

    [Fact]
    public void Adds_up_the_greatest_frequencies_of_the_5_grams() => Property.Holds(Repetitive, text =>
    {
        NgramRepeats repeats = Repeats(text).Repeats;
        int[] letters = [.. CodePoints.Of(text)];
        int[] frequencies = [.. Enumerable.Range(0, Math.Max(0, letters.Length - 4)).GroupBy(i => string.Join(',', letters[i..(i + 5)])).Select(group => group.Count()).Where(count => count > 1).OrderDescending()];
        return Enumerable.Range(0, frequencies.Length + 2).All(most => repeats.SumOfGreatest(most) == frequencies.Take(most).Sum());
    });

    [Fact]
    public void Adds_up_frequencies_too_great_to_be_kept_by_number()
    {
        string text = new string('あ', 500) + "いろはにほ" + new string('か', 200) + "いろはにほ";
        NgramRepeats repeats = Repeats(text).Repeats;
        Assert.Equal(496, repeats.SumOfGreatest(1));
        Assert.Equal(496 + 196, repeats.SumOfGreatest(2));
        Assert.Equal(496 + 196 + 2, repeats.SumOfGreatest(3));
    }

    [Theory]
    [InlineData(20, 3)]
    [InlineData(70, 9)]
    [InlineData(300, 2)]
    [InlineData(9000, 40)]
    public void Counts_phrases_that_come_again_and_again_between_others(int times, int variants)
    {
        var random = new Random(times);
        string[] phrases = [.. Enumerable.Range(0, variants).Select(_ => string.Concat(Enumerable.Range(0, 24).Select(_ => (char)('あ' + random.Next(60)))))];
        string text = string.Concat(Enumerable.Range(0, times).Select(_ => phrases[random.Next(variants)][random.Next(4)..(8 + random.Next(16))] + (char)('一' + random.Next(500))));
        (NgramCounts[] counts, NgramRepeats repeats) = Repeats(text);
        Assert.Equal(Plain(text), counts);
        int[] frequencies = [.. Enumerable.Range(0, text.Length - 4).GroupBy(i => text.Substring(i, 5)).Select(group => group.Count()).Where(count => count > 1).OrderDescending()];
        foreach (int most in new[] { 1, 2, 3, 5, 10, 100, frequencies.Length })
        {
            Assert.Equal(frequencies.Take(most).Sum(), repeats.SumOfGreatest(most));
        }
    }

    [Fact]
    public void A_text_of_more_different_letters_than_there_are_numbers_is_counted_all_the_same()
    {
        string all = string.Concat(Enumerable.Range(0x20000, 70_000).Select(char.ConvertFromUtf32));
        TextView view = new(all + all);
        Assert.Equal(new NgramCounts(139_996, 70_000, 69_996, 139_992), view.Ngrams(5));
        Assert.Equal(new TopNgram(139_999, 2, 0), view.TopNgram(2));
        Assert.Equal(140_000, view.Scripts.Total);
    }

    private static NgramCounts[] Plain(string text, int shortest = TextView.ShortestNgram)
    {
        var counts = new NgramCounts[TextView.LongestNgram + 1];
        new NgramCounter().Count(text, CodePoints.Count(text), Hash64.Of(text), counts, new TopNgram[counts.Length]);
        return counts[shortest..];
    }

    private static (NgramCounts[] Counts, NgramRepeats Repeats) Repeats(string text, int shortest = TextView.ShortestNgram)
    {
        var census = new LetterCensus();
        census.Take(text);
        var repeats = new NgramRepeats(shortest);
        var counts = new NgramCounts[TextView.LongestNgram + 1];
        repeats.Count(census.Numbers, 1, counts);
        return (counts[shortest..], repeats);
    }
}
