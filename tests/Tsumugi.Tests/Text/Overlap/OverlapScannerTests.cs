using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text.Overlap;

namespace Tsumugi.Tests.Text.Overlap;

public sealed class OverlapScannerTests
{
    private const string Question = "主に子ども向けのもので、イラストのついた物語が書かれているものはどれ？";

    private static readonly Arbitrary<int> Seeds = Arb.From(Gen.Choose(0, int.MaxValue));

    [Theory]
    [InlineData("問一　" + Question + "\n絵本", 1.0)]
    [InlineData("主に子ども向けのもので，ｲﾗｽﾄのついた物語が書かれているものはどれ?", 1.0)] // other commas, half-width kana, ASCII mark
    [InlineData("主 に 子 ど も 向 け の も の で 、 イ ラ ス ト の つ い た 物 語 が 書 か れ て い る も の は ど れ ？", 1.0)]
    [InlineData("主に子ども向けのもので、\r\n　　イラストの\nついた物語が書か\u200Bれているものはどれ？", 1.0)] // over line ends
    [InlineData("主に子と\u3099も向けのものて\u3099、イラストのついた物語か\u3099書かれているものはと\u3099れ？", 1.0)] // decomposed marks
    [InlineData("主に子ども向けのもので、イラストのついた物語が書かれて", 27.0 / 35)] // its beginning
    [InlineData("主に子ども向けのもので、イラストの多い物語が書かれているものはどれ？", 32.0 / 35)] // a word changed in the middle: the 17 letters before and the 15 behind are still there
    public void An_item_is_found_with_what_writers_do_not_mean(string text, double coverage)
    {
        OverlapScanner scanner = new(Index(13, 10, Question), 0.7);
        Assert.Equal(1, scanner.Scan("前の文です。" + text + "後の文です。"));
        Assert.Equal(coverage, scanner.Hits[0].Coverage, 2);
    }

    [Theory]
    [InlineData("主に子とも向けのもので、イラストのつぃた物語か書かれているものはとれ？")] // か is not が, ど is not と
    [InlineData("おもにこどもむけのもので、いらすとのついたものがたりがかかれているものはどれ？")]
    [InlineData("主に子ども向けのもので、物語が書かれているものはどれ？")] // 27 of 35 letters, but in runs of 12 and 15
    [InlineData("物語が書かれているものはどれ？イラストのついた主に子ども向けのもので、")] // other order
    [InlineData("")]
    [InlineData("主")]
    public void What_is_not_the_item_is_not_found(string text) => Assert.Equal(0, new OverlapScanner(Index(13, 10, Question), 0.7).Scan(text));

    [Theory]
    [InlineData("日光浴に適しているのは？", "日光浴に適しているのは？屋外", true)]
    [InlineData("日光浴に適しているのは？", "日光浴に適しているのは、屋外だ", false)] // a short one counts as a whole only
    [InlineData("日光浴に適しているのは？", "日光浴に適していたのは？", false)]
    [InlineData("春は？", "春は？", false)] // too short to be looked for
    public void A_short_item_is_looked_for_as_a_whole(string item, string text, bool found) => Assert.Equal(found, new OverlapScanner(Index(13, 10, item), 0.7).Scan(text) == 1);

    [Fact]
    public void Equals_the_naive_search() => Property.Holds(Seeds, EqualsTheNaiveSearch);

    [Theory]
    [InlineData(2007811300)] // a cut that ends between the two halves of a pair
    public void Equals_the_naive_search_where_it_once_did_not(int seed) => Assert.True(EqualsTheNaiveSearch(seed));

    [Fact]
    public void Spans_are_whole_letters_and_fold_to_what_was_found()
    {
        string item = "𠮷野家の𩸽定食はいくらですか、税込で答えよ";
        string text = "序文。「𠮷野家の 𩸽定食は\nいくらですか，税込で答えよ」😀";
        OverlapScanner scanner = new(Index(13, 10, item), 0.7);
        Assert.Equal(1, scanner.Scan(text));
        OverlapSpan span = Assert.Single(scanner.Spans.ToArray());
        Assert.Equal("𠮷野家の 𩸽定食は\nいくらですか，税込で答えよ", text[span.Start..span.End]);
        Assert.Equal(NaiveOverlap.Key(item).Length, scanner.Hits[0].LongestLetters);
    }

    [Fact]
    public void Every_copy_is_a_span_and_near_stretches_are_one()
    {
        OverlapScanner scanner = new(Index(13, 10, Question), 0.7);
        string between = string.Concat(Enumerable.Repeat("まったく別の話がここに入る。", 3));
        string text = Question + between + Question.Replace("ついた", "多い", StringComparison.Ordinal);
        Assert.Equal(1, scanner.Scan(text));
        Assert.Equal([new OverlapSpan(0, Question.Length), new OverlapSpan(Question.Length + between.Length, text.Length)], scanner.Spans.ToArray());
    }

    [Fact]
    public void What_is_cut_is_not_looked_at_and_nothing_is_found_across_it()
    {
        OverlapScanner scanner = new(Index(13, 10, Question), 0.7);
        string text = "前。" + Question[..14] + "広告をはさむ" + Question[14..];
        Assert.Equal(1, scanner.Scan(text, []));
        Assert.Equal(0, scanner.Scan(text, [new OverlapSpan(2, 2 + 14)]));
        Assert.Equal(1, scanner.Scan(Question));
        Assert.Equal(0, scanner.Scan(Question, [new OverlapSpan(10, 10), new OverlapSpan(22, 22)]));
    }

    [Fact]
    public void Words_that_every_item_of_a_set_has_do_not_count()
    {
        const string Template = "次の選択肢の中から、正しいものを一つだけ選び、その番号を答えなさい。";
        OverlapIndexBuilder builder = new(13, 10);
        builder.BeginSet();
        for (int i = 0; i < 30; i++)
        {
            builder.Add(NaiveOverlap.Key($"{Template}第{i}問、{(char)('亜' + i)}の読み方を次の中から選べという問い{i * i}番。"));
            builder.Add(NaiveOverlap.Key(Template));
        }

        builder.EndSet(20);
        OverlapIndex index = builder.Build();
        OverlapScanner scanner = new(index, 0.5);
        Assert.Equal(0, index.CountedLetters(1));
        Assert.Equal(0, scanner.Scan("テストの説明。" + Template));
        Assert.Equal(1, scanner.Scan($"{Template}第7問、{(char)('亜' + 7)}の読み方を次の中から選べという問い49番。"));
    }

    [Fact]
    public void A_text_of_one_letter_costs_no_more_than_its_length()
    {
        // Every position is a run of the passages; each is looked up once.
        OverlapIndexBuilder builder = new(13, 10);
        builder.BeginSet();
        for (int i = 0; i < 200; i++)
        {
            builder.Add(new string('あ', 20 + i));
        }

        OverlapScanner scanner = new(builder.Build(), 0.7);
        TimeSpan before = ThreadTime.Now;
        Assert.Equal(200, scanner.Scan(new string('あ', 1_000_000)));
        Assert.True(ThreadTime.Now - before < TimeSpan.FromSeconds(20));
        Assert.Equal(1, scanner.Hits[0].Spans);
    }

    [Fact]
    public void Nothing_is_remembered_from_one_text_to_the_next()
    {
        OverlapScanner scanner = new(Index(13, 10, Question, "日光浴に適しているのは？"), 0.7);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(2, scanner.Scan(Question + "日光浴に適しているのは？"));
            Assert.Equal(0, scanner.Scan(Question.AsSpan(0, 16)));
            Assert.Equal(0, scanner.Scan(Question.AsSpan(16)));
        }
    }

    private static bool EqualsTheNaiveSearch(int seed)
    {
        Random random = new(seed);
        const int Letters = 4;
        string[] passages = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => NaiveOverlap.Key(Words(random, 12))).Where(key => key.Length >= 2).Distinct()];
        int most = random.Next(1, 5);
        OverlapIndexBuilder builder = new(Letters, 2);
        builder.BeginSet();
        foreach (string passage in passages)
        {
            builder.Add(passage);
        }

        builder.EndSet(most);
        OverlapIndex index = builder.Build();
        double share = random.Next(1, 11) / 10.0;
        OverlapScanner scanner = new(index, share);
        HashSet<string>[] runs = NaiveOverlap.Runs(passages, Letters, most);
        for (int round = 0; round < 3; round++)
        {
            string text = Words(random, 40);
            List<OverlapSpan> cuts = Cuts(random, text);
            string key = NaiveOverlap.Key(text, cuts);
            scanner.Scan(text, [.. cuts]);
            if (!Same(scanner, passages, runs, text, cuts, key, share, Letters))
            {
                return false;
            }
        }

        return true;
    }

    internal static OverlapIndex Index(int letters, int whole, params string[] items)
    {
        OverlapIndexBuilder builder = new(letters, whole);
        builder.BeginSet();
        foreach (string item in items)
        {
            builder.Add(NaiveOverlap.Key(item));
        }

        return builder.Build();
    }

    private static string Words(Random random, int most)
    {
        // Few letters, so that runs meet often; marks, blanks and pairs, so that keys and texts differ.
        string[] words = ["あ", "い", "あい", "いあ", "うう", "か", "か\u3099", "が", "ｶﾞ", "。", "..", " ", "\n", "𠮷", "葛\U000E0100", "A", "ａ", "\uD842", "あいう", "いうあい"];
        return string.Concat(Enumerable.Range(0, random.Next(0, most)).Select(_ => words[random.Next(words.Length)]));
    }

    private static List<OverlapSpan> Cuts(Random random, string text)
    {
        List<OverlapSpan> cuts = [];
        int from = 0;
        while (random.Next(3) == 0 && from < text.Length)
        {
            int start = random.Next(from, text.Length);
            int end = random.Next(start, text.Length + 1);
            cuts.Add(new OverlapSpan(start, end));
            from = end;
        }

        return cuts;
    }

    private static bool Same(OverlapScanner scanner, string[] passages, HashSet<string>[] runs, string text, List<OverlapSpan> cuts, string key, double share, int letters)
    {
        int next = 0;
        for (int passage = 0; passage < passages.Length; passage++)
        {
            (int covered, int counted) = NaiveOverlap.Cover(passages[passage], runs[passage], key, letters);
            bool expected = covered > 0 && covered >= (counted * share) - 1e-9;
            bool found = next < scanner.Hits.Length && scanner.Hits[next].Passage == passage;
            if (expected != found)
            {
                return false;
            }

            if (found)
            {
                OverlapHit hit = scanner.Hits[next++];
                if (hit.Covered != covered || hit.Letters != counted || !SameSpans(scanner.Spans.Slice(hit.FirstSpan, hit.Spans), NaiveOverlap.Stretches(passages[passage], runs[passage], key, letters), text, cuts, key))
                {
                    return false;
                }
            }
        }

        return next == scanner.Hits.Length;
    }

    /// <summary>Folds the text of each span: that must be the stretch of the key, apart from breaks.</summary>
    private static bool SameSpans(ReadOnlySpan<OverlapSpan> spans, List<(int Start, int End)> stretches, string text, List<OverlapSpan> cuts, string key)
    {
        string found = "";
        foreach (OverlapSpan span in spans)
        {
            if (cuts.Exists(cut => cut.Start < span.End && cut.End > span.Start))
            {
                return false;
            }

            found += NaiveOverlap.Key(text[span.Start..span.End]) + "|";
        }

        string expected = string.Concat(stretches.SelectMany(stretch => key[stretch.Start..stretch.End].Split('\0', StringSplitOptions.RemoveEmptyEntries)).Select(piece => piece + "|"));

        // A span that begins or ends inside of a pair is widened by the other half.
        return found == expected || (key.Any(char.IsSurrogate) && spans.Length == expected.Count(letter => letter == '|'));
    }
}
