using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Tests.Report;

public sealed class ReportStageTests(SampleRun sample) : IClassFixture<SampleRun>, IDisposable
{
    private static readonly string[] Files = ["funnel.json", "index.html", "card.ja.md", "card.en.md"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_funnel_for_programs_is_as_reviewed_and_adds_up()
    {
        HandMadeRun run = sample.Run;
        Golden.Matches("report/funnel.json", run.Read("funnel.json"));
        Assert.Empty(FunnelArithmetic.Check(new RunFolder(run.Root)));
    }

    [Theory]
    [InlineData("card.ja.md")]
    [InlineData("card.en.md")]
    public void The_cards_are_as_reviewed(string card) => Golden.Matches("report/" + card, sample.Run.Read(card));

    [Fact]
    public void The_same_ledgers_give_the_same_bytes()
    {
        HandMadeRun first = sample.Run;
        HandMadeRun second = Run(HandMadeRun.Sample);
        Assert.All(Files, file => Assert.Equal(first.Read(file), second.Read(file)));
    }

    [Fact]
    public void The_page_says_what_was_cut_from_pages_the_most_first()
    {
        IElement section = Page(sample.Run).QuerySelector("#cuts")!;
        Assert.Contains("4,000 文字があり、その 75.0 % を本文としました", section.QuerySelector("p .ja")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["extract/outside-main", "extract/navigation"], section.QuerySelectorAll("th code").Select(code => code.TextContent));
        Assert.Equal(["3,000", "75.0 %", "60", "760", "19.0 %", "10", "240", "6.0 %", "24"], section.QuerySelectorAll("td.n").Select(cell => cell.TextContent));
    }

    [Fact]
    public void The_page_shows_personal_data_by_source_and_around_hidden_values()
    {
        IElement section = Page(sample.Run).QuerySelector("#privacy")!;
        Assert.Contains("名簿: address・phone が 200 文字以内にそろう箇所が 3 か所以上ある文書は除きます。", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("今回除いた文書: 0。", section.TextContent, StringComparison.Ordinal);
        Assert.Equal("連絡先は 〔メールアドレス〕 まで。", section.QuerySelector("bdi:has(mark)")!.TextContent[^"連絡先は 〔メールアドレス〕 まで。".Length..]);
        Assert.Equal(["web", "web"], [section.QuerySelectorAll("table")[1].QuerySelector("bdi")!.TextContent, "web"]);
        Assert.DoesNotContain("taro@example.jp", section.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_says_what_became_of_the_documents_in_both_languages()
    {
        IHtmlDocument page = Page(sample.Run);
        Assert.Equal("見本", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("9 件を読み込み、1 件をデータセットに採用しました", page.QuerySelector(".lead .ja")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Of 9 documents read, 1 went into the dataset", page.QuerySelector(".lead .en")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll(".ja").Length, page.QuerySelectorAll(".en").Length);
        Assert.Equal(8, page.QuerySelectorAll("#funnel table.funnel tbody tr").Length);
        Assert.Equal(["url/blocked-host", "chars", "hiragana", "ng"], page.QuerySelectorAll("#losses tbody th code").Select(code => code.TextContent));
    }

    [Theory]
    [InlineData("chars", 1, 1, 1)] // 3 alone
    [InlineData("hiragana", 1, 1, 0)] // 4 fails two rules: this one first
    [InlineData("ng", 0, 1, 0)] // at its limit, which drops
    [InlineData("url/blocked-host", 1, 1, 1)]
    public void Losses_tell_first_from_all_from_only(string rule, int first, int all, int only)
    {
        using JsonDocument funnel = JsonDocument.Parse(sample.Run.Read("funnel.json"));
        JsonElement loss = funnel.RootElement.GetProperty("rules").EnumerateArray().Single(entry => entry.GetProperty("rule").GetString() == rule);
        Assert.Equal((first, all, only), (loss.GetProperty("first").GetInt32(), loss.GetProperty("failing").GetInt32(), loss.GetProperty("only").GetInt32()));
    }

    [Fact]
    public void Beside_each_limit_stand_the_nearest_documents_with_their_span_marked_and_addresses_masked()
    {
        IHtmlDocument page = Page(sample.Run);
        IElement chars = page.QuerySelector("#rule-chars")!;
        Assert.Equal(["399"], chars.QuerySelectorAll(".fails b").Select(value => value.TextContent));
        Assert.Equal(["400", "410", "450", "500", "900"], chars.QuerySelectorAll(".passes b").Select(value => value.TextContent));
        Assert.Equal("これは採用される文書です。連絡先は 〔メールアドレス〕 まで。", chars.QuerySelector(".passes .excerpt")!.TextContent.Trim());
        Assert.Contains("データセットに採用", chars.QuerySelector(".passes .fate .ja")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("東京都千代田区", page.QuerySelector("#rule-hiragana .fails mark")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("#rule-hiragana line.limit").Length);
    }

    [Fact]
    public void Documents_that_pass_show_where_their_number_rests_and_all_stretches_are_marked()
    {
        IHtmlDocument page = Page(sample.Run);
        Assert.Equal(["採用", "採用"], page.QuerySelectorAll("#rule-ng .passes mark").Select(mark => mark.TextContent));
        Assert.Equal(["東京都千代田区", "、"], page.QuerySelectorAll("#rule-hiragana .fails mark").Select(mark => mark.TextContent));
    }

    [Fact]
    public void An_exclusive_limit_drops_at_the_limit_in_picture_samples_and_counts()
    {
        HandMadeRun made = new(_folder.Root, HandMadeRun.Sample);
        made = new HandMadeRun(_folder.Root, HandMadeRun.Sample)
        {
            Recipe = made.Recipe with { Rules = made.Recipe.Rules with { Rules = [made.Recipe.Rules.Rules[0] with { MinExclusive = true }, .. made.Recipe.Rules.Rules.Skip(1)] } },
        }.Build();
        IElement chars = Page(made).QuerySelector("#rule-chars")!;
        Assert.Equal("> 400", chars.QuerySelector("svg text.limit")!.TextContent);
        Assert.Equal(["400", "399"], chars.QuerySelectorAll(".fails b").Select(value => value.TextContent));
        Assert.Equal(["410", "450", "500", "900"], chars.QuerySelectorAll(".passes b").Select(value => value.TextContent));
        Assert.Contains("(≤ 400)", chars.QuerySelector(".fails h4 .en")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(> 400)", chars.QuerySelector(".passes h4 .en")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("6 documents", chars.QuerySelector("figcaption .en")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("; 2 (33.3 %) fail", chars.QuerySelector("figcaption .en")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("< 0.05", Page(made).QuerySelector("#rule-ng svg text.limit")!.TextContent);
    }

    [Theory]
    [InlineData(1, 50, false)] // one among 600 far out goes into the last bar
    [InlineData(2, 50, true)] // two are more than 0.2 %
    [InlineData(1, 400, true)] // the limit must be in the picture
    public void A_few_documents_far_out_do_not_press_the_others_together(int far, double limit, bool logarithmic)
    {
        HandMadeDocument[] documents = [.. Enumerable.Range(1, 600).Select(number => new HandMadeDocument(number, "web", "", "本文") { Values = [number <= far ? 1_000_000 : 40 + (number % 30), 0.5, 0] })];
        HandMadeRun made = new(_folder.Root, [documents]);
        made = new HandMadeRun(_folder.Root, [documents])
        {
            Recipe = made.Recipe with { Rules = made.Recipe.Rules with { Rules = [made.Recipe.Rules.Rules[0] with { Min = limit }, .. made.Recipe.Rules.Rules.Skip(1)] } },
        }.Build();
        string caption = Page(made).QuerySelector("#rule-chars figcaption .en")!.TextContent;
        Assert.Equal(logarithmic, caption.Contains("Logarithmic axis", StringComparison.Ordinal));
        Assert.StartsWith("600 documents", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_has_one_script_of_its_own_and_loads_nothing()
    {
        IHtmlDocument page = Page(sample.Run);
        AssertHarmless(page);
        string policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_is_shown_and_does_nothing()
    {
        const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>`|[x](javascript:alert(3))\u202Efdp.exe\uD800\0-->]]>";
        string title = Attack + new string('長', 1_000_000);
        HandMadeDocument[] documents =
        [
            new(1, Attack, "https://" + Attack + "/", Attack) { Title = title, Encoding = Attack, Language = Attack, Path = Attack, Values = [399, 0.1, 0.05], Span = new TextSpan(3, 20), Cluster = (1, 2) },
            new(2, Attack, "", Attack) { Title = title, Values = [400, 0.5, 0], Cluster = (1, 2) },
            new(3, Attack, "javascript:alert(1)", "") { Title = title, Path = Attack, EndStep = "read", End = Outcome.Failed, Reason = "read/" + Attack, Detail = Attack },
        ];
        HandMadeRun run = new(_folder.Root, [documents]);
        run = new HandMadeRun(_folder.Root, [documents])
        {
            Recipe = run.Recipe with { Name = Attack, Sources = [new SourceSettings(Attack, "warc", ["x"], Attack, Attack, Attack, "text")] },
        }.Build();
        IHtmlDocument page = Page(run);
        AssertHarmless(page);
        Assert.True(run.Read("index.html").Length < 200_000, "the long title is cut");
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.DocumentElement.TextContent, letter => letter is '\u202E' or '\0');
        foreach (string card in new[] { "card.ja.md", "card.en.md" })
        {
            string markdown = run.Read(card);
            Assert.DoesNotMatch(@"(?<!\\)<(script|img)", markdown.Split("---\n", 3)[2]);
            Assert.Single(markdown.Split('\n'), line => line.StartsWith("pretty_name: ", StringComparison.Ordinal));
        }

        using JsonDocument funnel = JsonDocument.Parse(run.Read("funnel.json"));
        Assert.Equal(1, funnel.RootElement.GetProperty("schema_version").GetInt32());
    }

    [Fact]
    public void A_run_without_a_document_has_a_report_too()
    {
        Assert.Contains("原料に文書がありませんでした", Run([[]]).Read("index.html"), StringComparison.Ordinal);
        using TemporaryFolder other = new();
        HandMadeRun empty = new HandMadeRun(other.Root, []).Build();
        Assert.Empty(FunnelArithmetic.Check(new RunFolder(empty.Root)));
        AssertHarmless(Page(empty));
    }

    private static void AssertHarmless(IHtmlDocument page)
    {
        Assert.Single(page.Scripts);
        Assert.Empty(page.QuerySelectorAll("img, link, iframe, object, embed, form, base, [src], [onerror], [onload], [onclick], meta[http-equiv=refresh]"));
        Assert.All(page.QuerySelectorAll("[href]"), link => Assert.StartsWith("#", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    private static IHtmlDocument Page(HandMadeRun run) => new HtmlParser().ParseDocument(run.Read("index.html"));

    private HandMadeRun Run(IReadOnlyList<IReadOnlyList<HandMadeDocument>> shards) => new HandMadeRun(_folder.Root, shards).Build();
}
