using System.Text;
using Tsumugi.Cli;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;
using Tsumugi.Tests.Redact;

namespace Tsumugi.Tests.Cli;

public sealed class PageTellerTests
{
    private const string Prose = "紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。";

    private const string Page =
        $"""
        <!DOCTYPE html><html lang="ja"><head><title>糸を紡ぐ</title></head><body>
        <header class="site-header"><a href="/">つむぎ</a><nav id=global><ul><li><a href="/a">記事</a></li><li><a href="/b">道具</a></li></ul></nav></header>
        <main id=naka><article><h1>糸を紡ぐ</h1>
        <p>{Prose}</p><div class="share-buttons"><a href="https://x.example/">ツイート</a></div><p>連絡先は taro@example.jp まで。{Prose}</p>
        <p hidden>マイナンバーは123456789018です。</p></article></main>
        <div>隣の<b>お知らせ</b>: hanako@example.jp</div>
        <form><select><option>東京<option>大阪</select></form><footer><p>© 2021 つむぎ</p></footer></body></html>
        """;

    [Theory]
    [InlineData(Tongue.English, "en")]
    [InlineData(Tongue.Japanese, "ja")]
    public void A_page_is_told_as_reviewed(Tongue tongue, string name)
    {
        StringWriter to = new() { NewLine = "\n" };
        PageTeller teller = new(new Session(tongue, to, TextWriter.Null, Interactive: false, Colour: false, CancellationToken.None));
        PageStory story = Story(Page);
        foreach (string line in teller.Short("0123", story, hint: true))
        {
            to.WriteLine(line);
        }

        teller.Tell(story);
        Golden.Matches($"explain/page.{name}.txt", to.ToString());
    }

    [Fact]
    public void Columns_stand_below_each_other_whatever_letters_they_hold()
    {
        StringWriter to = new() { NewLine = "\n" };
        new PageTeller(new Session(Tongue.Japanese, to, TextWriter.Null, Interactive: false, Colour: false, CancellationToken.None)).Tell(Story(Page));
        string[] lines = [.. to.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]];
        Assert.True(lines.Length > 8);
        int[] ends = [.. lines.Select(line => Columns.Of(line[..line.IndexOf("  ", 4 + line[4..].TakeWhile(letter => letter == ' ').Count(), StringComparison.Ordinal)]))];
        Assert.Single(ends.Distinct());
    }

    [Fact]
    public void What_moves_a_cursor_is_not_printed()
    {
        StringWriter to = new() { NewLine = "\n" };
        new PageTeller(new Session(Tongue.English, to, TextWriter.Null, Interactive: false, Colour: false, CancellationToken.None)).Tell(Story("<p>赤い\u001B[31m糸\u202Eと\u2028布</p>"));
        Assert.Contains("赤い [31m糸 と 布", to.ToString(), StringComparison.Ordinal);
    }

    private static PageStory Story(string page)
    {
        byte[] body = Encoding.UTF8.GetBytes(page);
        Document document = new();
        List<ExtractedBlock> blocks = [];
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        worker.Extract(page, document);
        worker.Describe(page, blocks);
        return new PageStory(PageParts.Of(body, "utf-8", page, document.Text.ToString(), blocks, new MyNumberScrubber(), new Redactor(JpDefault.Policy)).Parts, body.Length, null);
    }
}
