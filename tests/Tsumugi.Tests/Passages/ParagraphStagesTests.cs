using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Stages.Passages;
using Tsumugi.Tests.Cuts;
using Tsumugi.Text.Hashing;
using DedupCorpus = Tsumugi.Tests.Dedup.Corpus;

namespace Tsumugi.Tests.Passages;

public sealed class ParagraphStagesTests
{
    private const string Cookie = "当サイトでは利便性の向上のためにクッキーを使用しています。";
    private const string Share = "この記事が気に入ったら友だちにも知らせてください。";

    private static readonly string[] Phrases =
    [
        Cookie, "当サイトでは利便性の向上のために クッキーを使用しています", "更新日：2023年5月3日（水曜日の午前）", "更新日：２０１９年１２月３１日（水曜日の午前）", "閲覧された回数は延べ 1,234 回です", "閲覧された回数は延べ 56 回です",
        "お問い合わせはこちらからどうぞ", "かっこうの歌を聞きました", "がっこうの歌を聞きました", "𠮷野家の牛丼は今日も売り切れです", "短い", "", "", "　", "※お問い合わせはこちらからどうぞ。", "ABCDEFGHIJ klm", "１２３４５６７８９０", "■■■■■■■■■■", "末尾に空白がある行です  ",
    ];

    private static readonly ParagraphSettings Small = new() { On = true, MaxDocuments = 2, MinLetters = 8, ShortestText = 5, JapaneseLetters = false };

    [Fact]
    public void Equal_lines_are_cut_as_a_dictionary_over_all_texts_would_do_it()
    {
        Gen<string> texts = Gen.Choose(0, Phrases.Length + 3).Select(i => i < Phrases.Length ? Phrases[i] : $"ただ一つの文章はここにあります{(char)('一' + i)}").ListOf().Select(lines => string.Join('\n', lines));
        Gen<Page> pages = texts.SelectMany(text => Gen.Choose(0, 9).Select(n => new Page($"https://host{n % 4}.example/{n}", text, n < 9)));
        Gen<(Page[] Pages, int Choice)> corpora = pages.ListOf().SelectMany(list => Gen.Choose(0, 15).Select(choice => (list.ToArray(), choice)));
        Arbitrary<(Page[] Pages, int Choice)> arbitrary = Arb.From(corpora, corpus => corpus.Pages.Length == 0 ? [] : [(corpus.Pages[1..], corpus.Choice), (corpus.Pages[..^1], corpus.Choice)]);
        Prop.ForAll(arbitrary, corpus =>
        {
            ParagraphSettings settings = Small with { KeepFirst = (corpus.Choice & 1) == 0, MaxHosts = (corpus.Choice & 2) == 0 ? 0 : 2, FoldDigits = (corpus.Choice & 4) == 0, JapaneseLetters = (corpus.Choice & 8) == 0 };
            using var run = new PassageRun(corpus.Pages, settings, shards: 1 + (corpus.Choice % 3));
            string?[] expected = PassageOracle.Left(corpus.Pages, settings);
            string?[] found = run.Left();
            return expected.SequenceEqual(found) ? true : throw new InvalidOperationException($"expected {string.Join(" | ", expected.Select(text => text ?? "-"))} found {string.Join(" | ", found.Select(text => text ?? "-"))}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Each_cut_names_where_the_same_words_stay_and_how_often_they_stood()
    {
        Page[] pages = [.. Enumerable.Range(0, 12).Select(i => new Page($"https://host{i % 3}.example/", Unique(i) + "\n" + Cookie + (i % 2 == 0 ? "\n" + Share : "")))];
        using var run = new PassageRun(pages, Small with { MaxDocuments = 5, MaxHosts = 2 }, shards: 3);
        Assert.Equal([(12L, 12L, 3L, 0), (6, 6, 3, 0)], run.Frequent().Select(passage => (passage.Occurrences, passage.Documents, passage.Hosts, passage.First)));
        List<PassageRun.CutRow> cuts = run.Cuts();
        Assert.Equal(11 + 5, cuts.Count);
        Assert.All(cuts, cut =>
        {
            string gone = Bytes(pages[cut.Page].Text, cut.Start, cut.End);
            string stays = Bytes(pages[cut.Kept].Text, cut.KeptStart, Encoding.UTF8.GetByteCount(pages[cut.Kept].Text)).Split('\n')[0];
            Assert.Equal(stays, gone.Trim('\n'));
            Assert.Contains(stays, run.Left()[cut.Kept], StringComparison.Ordinal);
            Assert.Equal((1.0, 0, "line"), (cut.Score, cut.Kept, cut.Kind));
            Assert.Equal(stays == Cookie ? "documents 12+hosts 3" : "documents 6+hosts 3", cut.Parts);
        });
    }

    [Fact]
    public void Words_do_not_stay_in_a_document_that_goes()
    {
        Page[] pages = [new("https://a.example/", Cookie + "\n" + Share), .. Enumerable.Range(0, 3).Select(i => new Page("https://b.example/", Share + "\n" + Unique(i) + "\n" + Cookie))];
        using var keepNone = new PassageRun(pages, Small with { KeepFirst = false });
        Assert.Null(keepNone.Left()[0]);
        Assert.All(keepNone.Cuts(), cut => Assert.Equal(-1, cut.Kept));
        Assert.Equal(1, keepNone.Run.Total("step/paragraphs/reason/paragraphs/empty"));

        // The first document holds a line of the second's and is too short without it; it also is the first with the notice.
        Page[] others = [new("https://a.example/", Share + "\n" + Unique(9)), new("https://a.example/", Share + "\n" + Cookie), .. pages[1..]];
        using var keepFirst = new PassageRun(others, Small with { ShortestText = 30 });
        Assert.Null(keepFirst.Left()[1]);
        Assert.Equal(1, keepFirst.Run.Total("step/paragraphs/reason/paragraphs/too-short"));
        Assert.All(keepFirst.Cuts(), cut => Assert.Equal(Bytes(others[cut.Page].Text, cut.Start, cut.End).Contains(Cookie, StringComparison.Ordinal) ? -1 : 0, cut.Kept));
    }

    [Fact]
    public void Sentences_of_one_template_count_together_and_each_pair_was_compared()
    {
        string[] names = ["田中", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田"];
        Page[] pages = [.. names.Select((name, i) => new Page($"https://host{i}.example/", Unique(i) + "\n" + $"この記事を書いた{name}の他の文章もどうぞあわせてお読みになってください。"))];
        using var equal = new PassageRun(pages, Small with { MaxDocuments = 5 });
        Assert.Empty(equal.Cuts());
        using var near = new PassageRun(pages, Small with { MaxDocuments = 5, Near = 0.9 }, shards: 3);
        List<PassageRun.CutRow> cuts = near.Cuts();
        Assert.InRange(cuts.Count, 6, 11);
        Assert.Equal(cuts.Count, near.Run.Total("paragraphs/compared"));
        Assert.All(cuts, cut =>
        {
            string gone = PassageOracle.Key(Bytes(pages[cut.Page].Text, cut.Start, cut.End), true);
            string stays = PassageOracle.Key(Bytes(pages[cut.Kept].Text, cut.KeptStart, Encoding.UTF8.GetByteCount(pages[cut.Kept].Text)).Split('\n')[0], true);
            Assert.Equal(1 - ((double)Distance(gone, stays) / Math.Max(gone.Length, stays.Length)), cut.Score, 9);
            Assert.True(cut.Score >= 0.9);
        });
    }

    [Fact]
    public void Near_counting_finds_all_that_equal_counting_finds_and_merges_nothing_below_the_limit()
    {
        Page[] pages = Templates(150);
        using var equal = new PassageRun(pages, Small with { MaxDocuments = 10 }, shards: 2);
        using var near = new PassageRun(pages, Small with { MaxDocuments = 10, Near = 0.85 }, shards: 2);
        List<PassageRun.CutRow> cuts = near.Cuts();
        Assert.True(cuts.Count > equal.Cuts().Count);
        Assert.All(cuts, cut =>
        {
            string gone = PassageOracle.Key(Bytes(pages[cut.Page].Text, cut.Start, cut.End), true);
            string stays = PassageOracle.Key(Bytes(pages[cut.Kept].Text, cut.KeptStart, Encoding.UTF8.GetByteCount(pages[cut.Kept].Text)).Split('\n')[0], true);
            double similarity = 1 - ((double)Distance(gone, stays) / Math.Max(gone.Length, stays.Length));
            Assert.Equal(similarity, cut.Score, 9);
            Assert.True(similarity >= 0.85 - 1e-9);
        });
    }

    [Fact]
    public void Paragraphs_are_cut_whole_and_lines_within_them_do_not_count()
    {
        string block = "ご利用にあたっての注意です。\nよくお読みください。";
        Page[] pages = [.. Enumerable.Range(0, 4).Select(i => new Page("", $"{Unique(i)}\n\n{(i == 3 ? block + "\n追伸があります。" : block)}\n\n{Unique(i + 50)}"))];
        using var run = new PassageRun(pages, Small with { Unit = ParagraphUnit.Paragraph, KeepFirst = false });
        Assert.Equal(Enumerable.Range(0, 3).Select(i => $"{Unique(i)}\n\n{Unique(i + 50)}").Append(pages[3].Text), run.Left());
        Assert.All(run.Cuts(), cut => Assert.Equal(("paragraph", "documents 3+hosts 1"), (cut.Kind, cut.Parts)));
    }

    [Fact]
    public void The_same_corpus_gives_the_same_bytes_in_any_order_of_tasks_and_with_any_memory()
    {
        Page[] pages = Templates(100);
        ParagraphSettings settings = Small with { Near = 0.9, MaxDocuments = 4 };
        using var one = new PassageRun(pages, settings, shards: 4);
        using var other = new PassageRun(pages, settings, shards: 4, backwards: true, memoryBytes: 1 << 16);
        Dictionary<string, byte[]> files = other.Files();
        Assert.NotEmpty(one.Cuts());
        Assert.All(one.Files(), file => Assert.True(file.Value.AsSpan().SequenceEqual(files[file.Key]), file.Key));
    }

    [Fact]
    public void Shards_change_nothing()
    {
        Page[] pages = Templates(60);
        ParagraphSettings settings = Small with { Near = 0.9, MaxDocuments = 4 };
        using var one = new PassageRun(pages, settings);
        foreach (int shards in new[] { 3, 7, 60 })
        {
            using var other = new PassageRun(pages, settings, shards);
            Assert.Equal(one.Cuts(), other.Cuts());
            Assert.Equal(one.Left(), other.Left());
            Assert.Equal(one.Frequent(), other.Frequent());
        }
    }

    [Fact]
    public void One_document_of_a_million_equal_lines_stands_once()
    {
        string text = string.Concat(Enumerable.Repeat("同じ行が百万回も続く文書です\n", 1_000_000));
        using var run = new PassageRun([new("https://a.example/", text), new("https://b.example/", Unique(1))], Small with { MaxDocuments = 1 }, memoryBytes: 32 << 20);
        Assert.Equal(1_000_001, run.Run.Total(ParagraphFiles.UnitsCounter));
        Assert.Empty(run.Cuts());
        Assert.Equal(text, run.Left()[0]);
    }

    [Fact]
    public void Twenty_thousand_documents_of_one_line_leave_one()
    {
        using var run = new PassageRun(Enumerable.Range(0, 20_000).Select(i => new Page($"https://h{i % 1000}.example/{i}", Cookie)), Small with { Near = 0.9 }, shards: 3, memoryBytes: 16 << 20);
        Assert.Equal((20_000L, 20_000L, 1000L), run.Frequent().Select(passage => (passage.Occurrences, passage.Documents, passage.Hosts)).Single());
        Assert.Equal(Cookie, run.Left()[0]);
        Assert.All(run.Left().Skip(1), Assert.Null);
        Assert.Equal(19_999, run.Run.Total("step/paragraphs/reason/paragraphs/empty"));
    }

    [Fact]
    public void Five_thousand_variants_of_one_template_are_compared_in_linear_time()
    {
        using var run = new PassageRun(Enumerable.Range(0, 5_000).Select(i => new Page("https://a.example/", $"会員番号{DedupCorpus.Kanji(i, 2)}のみなさまへの大切なお知らせをここにまとめて掲載しています\n{DedupCorpus.Kanji(i, 60)}")), Small with { Near = 0.9 }, memoryBytes: 16 << 20);
        Assert.InRange(run.Run.Total("paragraphs/compared"), 2_500, 2 * 5_000 * LeaderFinder.MostLeaders);
        Assert.InRange(run.Cuts().Count, 2_500, 4_999);
    }

    [Fact]
    public void Odd_texts_pass()
    {
        string giant = string.Concat(Enumerable.Repeat("とても長い一行が続いていく", 16_000));
        string[] texts = ["", "\n", "\n\n\n", " ", "\uD800", "\uDC00\uD800", "\uD800長さが十分にある行なのですが", giant, giant + "\nOWN", "```\n" + Cookie, "|" + Cookie + "|", "\r\n" + Cookie + "\r\n\r\nOWN\r\n", Cookie];
        Page[] pages = [.. Enumerable.Range(0, 3).SelectMany(copy => texts.Select(text => new Page("nonsense", text.Replace("OWN", Unique(copy), StringComparison.Ordinal))))];
        foreach (ParagraphUnit unit in Enum.GetValues<ParagraphUnit>())
        {
            using var run = new PassageRun(pages, Small with { Unit = unit, Near = 0.8 }, shards: 2);
            string?[] left = run.Left();
            Assert.Equal(unit == ParagraphUnit.Line ? Unique(2) : giant + "\n" + Unique(2), left[^5]); // the giant line stays where it stands first
            Assert.Equal(giant, left[7]);
            Assert.Equal("\uFFFD長さが十分にある行なのですが", left[6]); // files hold UTF-8, so half a pair has become the replacement character
            Assert.All(left.Where(text => text is not null), text => Assert.DoesNotContain(text!, letter => char.IsSurrogate(letter)));
        }

        using var empty = new PassageRun([], Small, shards: 3);
        Assert.Empty(empty.Cuts());
    }

    [Fact]
    public void Documents_without_an_address_have_their_source_for_a_host()
    {
        using var run = new PassageRun(Enumerable.Range(0, 20).Select(i => new Page("", Cookie + "\n" + Unique(i))), Small with { MaxHosts = 1 });
        Assert.Empty(run.Cuts());
    }

    [Fact]
    public void A_signal_stops_the_stages()
    {
        using var run = new PassageRun(Templates(50), Small);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        run.Run.Stopping = stop.Token;
        Assert.Throws<OperationCanceledException>(() => run.Run.Run(new ParagraphUnitsStage(Small, 1, [], 0)));
        Assert.Throws<OperationCanceledException>(() => run.Run.Run(new ParagraphCutStage(Small, 1, [])));
    }

    private static string Unique(int seed) => DedupCorpus.Kanji(seed, 30);

    private static string Bytes(string text, long start, long end) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan((int)start, (int)(end - start)));

    /// <summary>Pages made of own lines, fixed lines, and lines of templates with a word or two filled in.</summary>
    private static Page[] Templates(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Page(
            string.Create(CultureInfo.InvariantCulture, $"https://host{i % 17}.example/{i}"),
            string.Join('\n', Enumerable.Range(0, 6).Select(line => (Hash64.Of((ulong)i, (ulong)line) % 6) switch
            {
                0 => Cookie,
                1 => Share,
                2 => $"投稿者である{DedupCorpus.Kanji(i + line, 2)}の書いた記事の一覧をまとめて見ることができます",
                3 => $"{DedupCorpus.Kanji(i * 7, 3)}地方の明日の天気は晴れのち曇りで降水の確率は低くなる見込みです",
                4 => "",
                _ => Unique((i * 10) + line),
            })))),
    ];

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Math.Min(diagonal + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1);
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[^1];
    }
}
