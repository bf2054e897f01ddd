using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Tests.Text.Repeats;

public sealed class AnchorScannerTests
{
    private static readonly Arbitrary<string> SmallAlphabets = Arb.From(
        Gen.Elements('あ', 'い', 'う').ListOf().Select(letters => new string([.. letters])),
        text => text.Length == 0 ? [] : [text[1..], text[..^1], text[..(text.Length / 2)]]);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Gives_each_window_to_one_anchor_and_equal_windows_to_equal_ones(int window) => Property.Holds(SmallAlphabets, text =>
    {
        var scanner = new AnchorScanner(window);
        WindowAnchor[] anchors = Found(scanner, text);
        var byWindow = new Dictionary<string, ulong>(StringComparer.Ordinal);
        int next = 0;
        foreach (WindowAnchor anchor in anchors)
        {
            if (anchor.Start != next || anchor.Windows < 1)
            {
                return false;
            }

            next += anchor.Windows;
            for (int start = anchor.Start; start < next; start++)
            {
                string letters = text.Substring(start, window);
                if (byWindow.TryGetValue(letters, out ulong known) && known != anchor.Hash)
                {
                    return false;
                }

                byWindow[letters] = anchor.Hash;
            }
        }

        return next == Math.Max(0, text.Length - window + 1);
    });

    [Fact]
    public void Needs_one_anchor_for_about_26_windows_of_100_letters()
    {
        string text = Dedup.Corpus.Kanji(1, 200_000);
        int anchors = Found(new AnchorScanner(100), text).Length;
        Assert.InRange((double)text.Length / anchors, 24, 28);
    }

    [Fact]
    public void Any_common_passage_of_a_window_shares_an_anchor_wherever_it_stands()
    {
        var scanner = new AnchorScanner(100);
        for (int seed = 0; seed < 300; seed++)
        {
            string passage = Dedup.Corpus.Kanji(seed, 100);
            string left = Dedup.Corpus.Kanji(1000 + seed, (int)(Hash64.Of((ulong)seed) % 300)) + passage + Dedup.Corpus.Kanji(2000 + seed, 150);
            string right = Dedup.Corpus.Kanji(3000 + seed, (int)(Hash64.Of((ulong)seed, 1) % 300)) + passage + Dedup.Corpus.Kanji(4000 + seed, 150);
            Assert.NotEmpty(Found(scanner, left).Select(anchor => anchor.Hash).Intersect(Found(scanner, right).Select(anchor => anchor.Hash)));
        }
    }

    [Theory]
    [InlineData("one letter")]
    [InlineData("period of 97")]
    [InlineData("Fibonacci")]
    [InlineData("Thue-Morse")]
    public void Stays_linear_for_long_windows(string kind)
    {
        string text = RepetitiveText.Of(kind, 1_000_000);
        var scanner = new AnchorScanner(10_000);
        TimeSpan taken = ThreadTime.Least(() => Assert.NotEmpty(Found(scanner, text)));
        Assert.InRange(taken, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static WindowAnchor[] Found(AnchorScanner scanner, string text)
    {
        var anchors = new List<WindowAnchor>();
        scanner.Find(text, anchors);
        return [.. anchors];
    }
}
