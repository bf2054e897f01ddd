using System.Text;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Tests.Text.Repeats;
using Tsumugi.Text.Hashing;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Tests.Substrings;

public sealed class SubstringStagesTests
{
    public static TheoryData<int, int, int> Corpora
    {
        get
        {
            // Few letters and short windows: every way in which repeats can overlap, within a text and between texts.
            var data = new TheoryData<int, int, int>();
            for (int seed = 0; seed < 28; seed++)
            {
                data.Add(seed, 4 + (seed % 5), seed % 4 == 0 ? 1 << 20 : 1 << (4 + (seed % 6)));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Cuts_what_the_definition_says_however_small_the_groups_are(int seed, int window, int groupLetters)
    {
        string[] texts = [.. Enumerable.Range(0, 9).Select(i => Letters((seed * 100) + i, (int)(Hash64.Of((ulong)i, (ulong)seed) % 70), 2 + (seed % 3)))];
        using var run = new SubstringRun([texts[..4], [], texts[4..]], window, groupLetters: groupLetters, taskAnchors: seed % 2 == 0 ? 20 : 1_000_000);
        string[] expected = PlainSubstrings.Left(texts, window);
        for (int i = 0; i < texts.Length; i++)
        {
            string left = run.Left.GetValueOrDefault(i < 4 ? (0, i) : (2, i - 4), "");
            Assert.True(expected[i] == left, $"document {i} of\n{string.Join('\n', texts)}\nexpected {expected[i]}\nfound    {left}");
        }

        if (seed % 8 == 0)
        {
            Verify(run, [texts[..4], [], texts[4..]]);
        }
    }

    [Fact]
    public void Finds_every_planted_passage_of_a_hundred_letters_and_cuts_none_of_99()
    {
        var shards = new List<List<string>> { new(), new(), new() };
        var expected = new Dictionary<(int Shard, int Row), string>();
        for (int i = 0; i < 150; i++)
        {
            string passage = Dedup.Corpus.Kanji(i, i % 2 == 0 ? 100 : 99);
            foreach (int shard in (int[])[i % 3, (i + 1) % 3])
            {
                (string before, string behind) = (Dedup.Corpus.Kanji((1000 * (shard + 1)) + i, 20 + (i % 200)), Dedup.Corpus.Kanji((5000 * (shard + 1)) + i, 30 + (i % 77)));
                bool first = shard == Math.Min(i % 3, (i + 1) % 3);
                expected[(shard, shards[shard].Count)] = first || i % 2 != 0 ? before + passage + behind : before + behind;
                shards[shard].Add(before + passage + behind);
            }
        }

        using var run = new SubstringRun(shards, 100);
        Assert.Equal(expected.OrderBy(text => text.Key), run.Left.OrderBy(text => text.Key));
        Assert.Equal(75, run.Run.Total("substrings/cuts"));
        Assert.Equal(0, run.Run.Total("substrings/count/refused"));
        Verify(run, shards);
    }

    [Fact]
    public void White_space_hides_no_repeat_and_counts_for_nothing()
    {
        string passage = Dedup.Corpus.Kanji(1, 60);
        string wrapped = string.Join("\n", passage.Chunk(7).Select(line => "　" + new string(line)));
        using var run = new SubstringRun([["甲" + passage + "乙", "丙" + wrapped + "丁", "戊" + passage[..59] + "\n \u200B\n己"]], 60);
        Assert.Equal(["甲" + passage + "乙", "丙　丁", "戊" + passage[..59] + "\n \u200B\n己"], run.First);
        Verify(run, [["甲" + passage + "乙", "丙" + wrapped + "丁", ""]]);
    }

    [Fact]
    public void Cuts_whole_sentences_where_enough_is_left_and_else_letters()
    {
        const string Passage = "朝の光が窓から差し込んでいた。彼は静かに本を閉じた。そして「もう行かなくては。」とつぶやいた。外では鳥が鳴いている。";
        string[] texts =
        [
            "今日も晴れた" + Passage + "道は乾いて白い。",
            "しかし雨だった" + Passage + "道はぬかるんで黒い。",
            "一二三四" + Passage[..40] + "終わり。",
        ];
        using var run = new SubstringRun([texts], 30, wholeSentences: true);

        // The first sentence of the passage has another beginning in each text, so it stays; what is between whole sentences goes.
        Assert.Equal(texts[0], run.Left[(0, 0)]);
        Assert.Equal("しかし雨だった朝の光が窓から差し込んでいた。道はぬかるんで黒い。", run.Left[(0, 1)]);
        Assert.Equal("一二三四終わり。", run.Left[(0, 2)]);
        Verify(run, [texts]);
    }

    [Fact]
    public void A_repeated_line_goes_with_its_line_feed()
    {
        string line = Dedup.Corpus.Kanji(3, 40) + "。";
        using var run = new SubstringRun([[line, "始め。\n　" + line + "\n終わり。", "別の始め。\n\n" + line]], 40, wholeSentences: true);
        Assert.Equal([line, "始め。\n終わり。", "別の始め。\n\n"], run.First);
    }

    [Fact]
    public void Never_cuts_into_a_letter()
    {
        string body = Dedup.Corpus.Kanji(5, 50);

        // Common are: the first half of a pair, か without its mark, a kanji without its selector, a family's last member.
        string[] texts =
        [
            "👨\u200D👩\u200D👧" + body + "😀",
            "👩\u200D👩\u200D👧" + body + "😁",
            "か" + body + "葛",
            "か" + body + "葛\U000E0100",
            "き" + body + "は",
            "き" + body + "は\u3099",
        ];
        using var run = new SubstringRun([texts], 50);
        Assert.Equal(
            [texts[0], "👩\u200D👩\u200D👧😁", "か葛", "葛\U000E0100", "きは", "は\u3099"],
            run.First);
        Assert.All(run.First, text => Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text!))));
        Verify(run, [texts]);
    }

    [Fact]
    public void Pairs_of_units_that_repeat_stay_pairs()
    {
        string many = string.Concat(Enumerable.Repeat("😀", 400));
        string two = string.Concat(Enumerable.Repeat("😀😁😂", 100));
        using var run = new SubstringRun([[many, two, "あ" + two]], 50);
        Assert.Equal([many[..50], two[..54], "あ"], run.First);
        Verify(run, [[many, two, "あ" + two]]);
    }

    [Fact]
    public void What_earlier_steps_cut_is_a_break_and_no_copy()
    {
        string passage = Dedup.Corpus.Kanji(7, 80);
        string[] texts = ["甲" + passage, "乙" + passage[..40] + "※" + passage[40..], "丙" + passage + "丁"];

        // Without the mark the halves would be the passage again, but they were never next to each other in a text; the first document's copy is gone.
        using var run = new SubstringRun([texts], 60, earlier: text => text.Contains('※') ? [new TextSpan(41, 42)] : text[0] == '甲' ? [new TextSpan(1, 70)] : []);
        Assert.Equal(["甲" + passage[69..], "乙" + passage, texts[2]], run.First);
    }

    [Fact]
    public void A_text_of_which_too_little_is_left_is_dropped_with_a_reason()
    {
        string passage = Dedup.Corpus.Kanji(8, 120);
        using var run = new SubstringRun([[passage + Dedup.Corpus.Kanji(9, 30), passage, passage + Dedup.Corpus.Kanji(10, 30), passage + Dedup.Corpus.Kanji(11, 60)]], 100, shortest: 50);
        Assert.Equal([true, false, false, true], run.First.Select(text => text is not null));
        Assert.Equal(1, run.Run.Total("step/substrings/reason/substrings/empty"));
        Assert.Equal(1, run.Run.Total("step/substrings/reason/substrings/too-short"));
    }

    [Theory]
    [InlineData("one letter")]
    [InlineData("period of 97")]
    [InlineData("Fibonacci")]
    [InlineData("Thue-Morse")]
    public void Keeps_the_beginning_of_a_text_that_repeats_itself(string kind)
    {
        string text = RepetitiveText.Of(kind, 20_000);
        string[] expected = PlainSubstrings.Left([text, text], 100);
        using var run = new SubstringRun([[text], [text, ""]], 100, groupLetters: 1000, taskAnchors: 300);
        Assert.Equal(expected[0], run.Left[(0, 0)]);
        Assert.DoesNotContain((1, 0), run.Left.Keys);
        Assert.Equal("", run.Left[(1, 1)]);
        Verify(run, [[text], [text, ""]]);
    }

    [Fact]
    public void Takes_lone_surrogates_as_they_are()
    {
        string passage = Dedup.Corpus.Kanji(12, 30) + "\uD800" + Dedup.Corpus.Kanji(13, 30) + "\uDC00\uDC00" + Dedup.Corpus.Kanji(14, 30);
        using var run = new SubstringRun([[passage + "甲", "乙" + passage + "丙", "\uDC00\uD83D"]], 50);

        // Stored texts are UTF-8, so half a pair is U+FFFD there.
        Assert.Equal("乙丙", run.Left[(0, 1)]);
        Assert.Equal(3, run.First.Count(text => text is not null));
    }

    [Fact]
    public void Order_of_tasks_memory_and_number_of_parts_change_no_byte_of_what_is_cut()
    {
        string[] texts = [.. Enumerable.Range(0, 60).Select(i => string.Concat(Enumerable.Range(0, 12).Select(j => Dedup.Corpus.Kanji((int)(Hash64.Of((ulong)j, (ulong)i) % 90), 80))))];
        List<string[]> shards = [texts[..25], texts[25..40], texts[40..]];
        using var one = new SubstringRun(shards, 50, taskAnchors: 1 << 20);
        using var other = new SubstringRun(shards, 50, taskAnchors: 1 << 20, backwards: true, memoryBytes: 1 << 16);
        using var parts = new SubstringRun(shards, 50, taskAnchors: 100, groupLetters: 5000);
        Assert.True(one.Run.Total("substrings/cuts") > 20);
        Assert.Equal(one.Files().Select(file => (file.Key, Convert.ToHexString(file.Value))), other.Files().Select(file => (file.Key, Convert.ToHexString(file.Value))));
        Assert.Equal(
            one.Files().Where(file => !file.Key.StartsWith("work/substrings/passages", StringComparison.Ordinal)).Select(file => (file.Key, Convert.ToHexString(file.Value))),
            parts.Files().Where(file => !file.Key.StartsWith("work/substrings/passages", StringComparison.Ordinal)).Select(file => (file.Key, Convert.ToHexString(file.Value))));
        Verify(one, shards);
    }

    /// <summary>Holds every row of the ledger against the stored texts: the letters that were cut stand where it says they stay.</summary>
    private static void Verify(SubstringRun run, IReadOnlyList<IReadOnlyList<string>> shards)
    {
        foreach ((int shard, int row, int start, int end, int keptShard, int keptRow, int keptStart) in run.Ledger())
        {
            byte[] text = Encoding.UTF8.GetBytes(shards[shard][row]);
            byte[] kept = Encoding.UTF8.GetBytes(shards[keptShard][keptRow]);
            string cut = Compared(Encoding.UTF8.GetString(text.AsSpan(start..end)));
            string stays = Compared(Encoding.UTF8.GetString(kept.AsSpan(keptStart)));
            Assert.StartsWith(cut, stays, StringComparison.Ordinal);
            Assert.True((keptShard, keptRow).CompareTo((shard, row)) < 0 || ((keptShard, keptRow) == (shard, row) && keptStart < start), "the place that stays is not an earlier one");
        }
    }

    private static string Compared(string text) => string.Concat(text.Where(PassageLetters.Counts));

    private static string Letters(int seed, int length, int alphabet) => string.Create(length, (seed, alphabet), static (span, how) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            span[i] = (char)('あ' + (2 * (int)(Hash64.Of((ulong)i, (ulong)how.seed) % (ulong)how.alphabet)));
        }
    });
}
