using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;

namespace Tsumugi.Tests.Text;

public sealed class NgramCounterTests
{
    /// <summary>Texts over few letters, so that n-grams of every length repeat.</summary>
    private static readonly Arbitrary<string> Repetitive = Arb.From(
        Gen.Elements("あ", "い", "𠮷", "\n", "あい", "あいう", "\uD842", "\uDFB7").ListOf().Select(string.Concat),
        text => text.Length == 0 ? [] : [text[..(text.Length / 2)], text[(text.Length / 2)..], text[1..], text[..^1]]);

    [Fact]
    public void Agrees_with_a_plain_count_on_japanese() => Property.Holds(JapaneseText.Any, CountsPlainly);

    [Fact]
    public void Agrees_with_a_plain_count_on_repetitive_text() => Property.Holds(Repetitive, CountsPlainly);

    [Fact]
    public void Agrees_with_a_plain_count_on_any_utf16() => Property.Holds(JapaneseText.AnyUtf16, CountsPlainly);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(5000)]
    public void Agrees_with_a_plain_count_on_long_random_text(int alphabet)
    {
        var random = new Random(alphabet);
        char[] letters = new char[20_000];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('\u4E00' + random.Next(alphabet));
        }

        Assert.True(CountsPlainly(new string(letters)));
    }

    [Fact]
    public void Takes_giants_of_few_and_of_many_letters_in_linear_time()
    {
        const int Letters = 1_000_000;
        Assert.Equal(new NgramCounts(Letters - 9, 1, 1, Letters - 9), new TextView(new string('あ', Letters)).Ngrams(10));
        Assert.Equal(new TopNgram(Letters - 1, Letters - 1, 0), new TextView(new string('あ', Letters)).TopNgram(2));

        char[] all = new char[Letters];
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = (char)(i * 40_503); // all units in turn, again and again; no high surrogate meets a low one
        }

        Assert.Equal(0x10000, new TextView(all).Ngrams(5).Distinct);
        Assert.Equal(new TopNgram(Letters - 1, (Letters / 0x10000) + 1, 0), new TextView(all).TopNgram(2));
        Assert.Equal(0x10000, new TextView(all).Ngrams(10).DistinctRepeated);
    }

    [Fact]
    public void Takes_the_earliest_of_several_most_frequent_ones() => Assert.Equal(1, new TextView("xあいyあいzかきwかき").TopNgram(2).First);

    [Fact]
    public void Finds_the_stretches_that_repeat()
    {
        var stretches = new List<(int Start, int End)>();
        new TextView("今日は良い天気です。明日も良い天気です。").FindRepeatedNgrams(5, stretches);
        Assert.Equal([(3, 10), (13, 20)], stretches);
    }

    [Fact]
    public void Asking_for_one_length_after_another_finds_what_asking_afresh_finds() => Property.Holds(JapaneseText.Any, text =>
    {
        TextView again = new(text + text + "と" + text);
        string whole = again.Letters.ToString();
        foreach (int n in new[] { 5, 6, 10, 7, 2, 3 })
        {
            List<(int Start, int End)> found = [];
            List<(int Start, int End)> afresh = [];
            _ = n == 7 ? again.Ngrams(5).Distinct : 0;
            again.FindRepeatedNgrams(n, found);
            new TextView(whole).FindRepeatedNgrams(n, afresh);
            if (!found.SequenceEqual(afresh))
            {
                return false;
            }
        }

        return true;
    });

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    public void Refuses_lengths_that_are_not_counted(int n) => Assert.Throws<ArgumentOutOfRangeException>(() => new TextView("あ").Ngrams(n));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Refuses_lengths_of_which_the_most_frequent_is_not_found(int n) => Assert.Throws<ArgumentOutOfRangeException>(() => new TextView("あ").TopNgram(n));

    private static bool CountsPlainly(string text)
    {
        TextView view = new(text);
        var counter = new NgramCounter();
        var plain = new NgramCounts[TextView.LongestNgram + 1];
        var tops = new TopNgram[plain.Length];
        counter.Count(text, CodePoints.Count(text), 1, plain, tops);
        List<int> points = CodePoints.Of(text);
        for (int n = 2; n <= TextView.LongestNgram; n++)
        {
            var counts = new Dictionary<string, (int Count, int First)>(StringComparer.Ordinal);
            for (int i = 0; i + n <= points.Count; i++)
            {
                string ngram = string.Join(',', points.GetRange(i, n));
                counts[ngram] = counts.TryGetValue(ngram, out (int Count, int First) known) ? (known.Count + 1, known.First) : (1, i);
            }

            int top = counts.Values.Select(entry => entry.Count).DefaultIfEmpty().Max();
            NgramCounts expected = new(
                counts.Values.Sum(entry => entry.Count),
                counts.Count,
                counts.Values.Count(entry => entry.Count > 1),
                counts.Values.Where(entry => entry.Count > 1).Sum(entry => entry.Count));
            TopNgram expectedTop = new(expected.Total, top, counts.Values.Where(entry => entry.Count == top).Select(entry => entry.First).DefaultIfEmpty().Min());
            if (expected != plain[n] || expectedTop != tops[n]
                || (n >= TextView.ShortestNgram && expected != view.Ngrams(n))
                || (n <= TextView.LongestTopNgram && expectedTop != view.TopNgram(n)))
            {
                return false;
            }
        }

        return true;
    }
}
