using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Tests.Text;

public sealed class NgramGrouperTests
{
    private static readonly Arbitrary<string> Repetitive = Arb.From(
        Gen.Elements("あ", "い", "𠮷", "\n", "あい", "あいう", "あいうえおかきくけこさ", "\uDFB7").ListOf().Select(pieces => string.Concat(pieces) + string.Concat(pieces) + "ん" + string.Concat(pieces)),
        text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]]);

    [Fact]
    public void Counts_what_the_plain_version_counts() => Property.Holds(Repetitive, text => Grouped(text).Counts.SequenceEqual(Plain(text)));

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
            Assert.Equal(Plain(text), Grouped(text).Counts);
        }
    }

    [Fact]
    public void Adds_up_the_greatest_frequencies_of_the_5_grams() => Property.Holds(Repetitive, text =>
    {
        NgramGrouper grouper = Grouped(text).Grouper;
        int[] letters = [.. CodePoints.Of(text)];
        int[] frequencies = [.. Enumerable.Range(0, Math.Max(0, letters.Length - 4)).GroupBy(i => string.Join(',', letters[i..(i + 5)])).Select(group => group.Count()).Where(count => count > 1).OrderDescending()];
        return Enumerable.Range(0, frequencies.Length + 2).All(most => grouper.SumOfGreatest(most) == frequencies.Take(most).Sum());
    });

    [Fact]
    public void Adds_up_frequencies_too_great_to_be_kept_by_number()
    {
        string text = new string('あ', 500) + "いろはにほ" + new string('か', 200) + "いろはにほ";
        NgramGrouper grouper = Grouped(text).Grouper;
        Assert.Equal(496, grouper.SumOfGreatest(1));
        Assert.Equal(496 + 196, grouper.SumOfGreatest(2));
        Assert.Equal(496 + 196 + 2, grouper.SumOfGreatest(3));
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
        (NgramCounts[] counts, NgramGrouper grouper) = Grouped(text);
        Assert.Equal(Plain(text), counts);
        int[] frequencies = [.. Enumerable.Range(0, text.Length - 4).GroupBy(i => text.Substring(i, 5)).Select(group => group.Count()).Where(count => count > 1).OrderDescending()];
        foreach (int most in new[] { 1, 2, 3, 5, 10, 100, frequencies.Length })
        {
            Assert.Equal(frequencies.Take(most).Sum(), grouper.SumOfGreatest(most));
        }
    }

    [Fact]
    public void A_text_of_more_different_letters_than_there_are_numbers_is_counted_all_the_same()
    {
        string all = string.Concat(Enumerable.Range(0x20000, 70_000).Select(char.ConvertFromUtf32));
        TextView view = new(all + all);
        Assert.Equal(new NgramCounts(139_999, 70_000, 69_999, 139_998, 2, 0), view.Ngrams(2));
        Assert.Equal(140_000, view.Scripts.Total);
    }

    private static NgramCounts[] Plain(string text)
    {
        var counts = new NgramCounts[TextView.LongestNgram + 1];
        new NgramCounter().Count(text, CodePoints.Count(text), Hash64.Of(text), counts);
        return counts;
    }

    private static (NgramCounts[] Counts, NgramGrouper Grouper) Grouped(string text)
    {
        var census = new LetterCensus();
        census.Take(text);
        var grouper = new NgramGrouper();
        var counts = new NgramCounts[TextView.LongestNgram + 1];
        var unfolded = new NgramCounts[counts.Length];
        grouper.Count(census.Numbers, census.Counts, unfolded, folds: false);
        grouper.Count(census.Numbers, census.Counts, counts);
        Assert.Equal(unfolded, counts);
        return (counts, grouper);
    }
}
