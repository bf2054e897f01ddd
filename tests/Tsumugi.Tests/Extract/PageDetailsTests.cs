using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

/// <summary>Special elements, and the lines that pages carry besides their content.</summary>
public sealed class PageDetailsTests
{
    private const string Prose = "紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。";

    [Theory]
    [InlineData("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", "漢字（かんじ）です")]
    [InlineData("<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>", "漢（かん）字（じ）")]
    [InlineData("<ruby><rb>漢<rb>字<rt>かん<rt>じ</ruby>", "漢字（かんじ）")]
    [InlineData("<ruby><rb>漢字<rtc><rt>かん<rt>じ</rtc></ruby>", "漢字（かんじ）")]
    [InlineData("<ruby>漢字<rt>かんじ</ruby>は<ruby>読<rt>よ</ruby>む", "漢字（かんじ）は読（よ）む")]
    [InlineData("<ruby>漢字<rt></rt></ruby>です", "漢字です")]
    [InlineData("<ruby>漢字<rt>かんじ", "漢字（かんじ）")]
    [InlineData("<ruby>漢字<rt>かんじ</p><p>次", "漢字（かんじ）\n次")]
    public void Readings_stand_behind_their_base_on_request(string page, string text) => Assert.Equal(text, Text($"<p>{page}", new ExtractionOptions { Ruby = RubyStyle.Both }));

    [Theory]
    [InlineData("<table><tr><td><p>綿</p></td><td></td><td><div>白</div></td></tr><tr><td><p>絹</p><td><p>光る<td><p>白</table>", "綿\t\t白\n絹\t光る\t白")]
    [InlineData("<table><tr><td><p>左</p><p>二段</p></td><td><p>右</p></td></tr></table>", "左\n二段\n右")] // columns of a page
    [InlineData("<table><tr><td><ul><li>一<li>二</ul></td><td><p>右</p></td></tr></table>", "一\n二\n右")]
    public void Cells_of_one_paragraph_are_a_row(string page, string text) => Assert.Equal(text, Text(page));

    [Theory]
    [InlineData("<h2 id=a>糸<a href='#a'>¶</a></h2>", "糸")]
    [InlineData("<h2 id=a>糸 <a href='#a'>#</a></h2>", "糸")]
    [InlineData("<h2>C#</h2>", "C#")]
    [InlineData("<h2>糸<span>[<a href='edit'>編集</a>]</span></h2>", "糸")]
    [InlineData("<h2>糸 [編集]</h2>", "糸 [編集]")] // no link: the author wrote it
    public void Marks_of_headings_are_no_text(string heading, string text) => Assert.Equal(text + "\n" + Prose, Text($"{heading}<p>{Prose}"));

    [Theory]
    [InlineData("<p>広告</p>")]
    [InlineData("<div>スポンサーリンク</div>")]
    [InlineData("<p>閲覧数：1,204</p>")]
    [InlineData("<p><a href=x>参考になった</a> 12</p>")]
    [InlineData("<ul><li><a href=x.pdf>申請書（PDF：45.0KB）</a></ul>")]
    [InlineData("<p>PDFをご覧いただくには<a href=x>Adobe Reader</a>が必要です。お持ちでない方は入手してください。</p>")]
    [InlineData("<h3>関連記事</h3><ul><li><a href=a>綿</a><li><a href=b>絹</a></ul>")]
    [InlineData("<p>この商品を買った人はこんな商品も</p><div><a href=a>綿</a></div><div>300円</div><div><a href=b>絹</a></div>")]
    [InlineData("<p><a href=a>前の日</a> | <a href=b>トップ</a> | <a href=c>次の日</a></p>")]
    public void Lines_about_the_page_go(string line) => Assert.Equal($"題\n{Prose}\n{Prose}", Text($"<main><h1>題</h1><p>{Prose}</p>{line}<p>{Prose}</p></main>"));

    [Theory]
    [InlineData("広告について説明します。", "<p>広告について説明します。</p>")]
    [InlineData("閲覧数：多い", "<p>閲覧数：多い</p>")]
    [InlineData("関連記事の作り方\n記事どうしをつなぐ方法を説明します。", "<h2>関連記事の作り方</h2><p>記事どうしをつなぐ方法を説明します。</p>")]
    [InlineData("Adobe Readerの歴史を述べます。", "<p>Adobe Readerの歴史を述べます。</p>")]
    public void Lines_that_only_look_so_stay(string text, string line) => Assert.Equal($"題\n{Prose}\n{text}\n{Prose}", Text($"<main><h1>題</h1><p>{Prose}</p>{line}<p>{Prose}</p></main>"));

    [Fact]
    public void A_line_of_links_between_lines_of_text_is_judged_on_its_own()
    {
        Document document = new();
        string page = $"{Prose}<br><a href=a>前の日</a>｜<a href=b>次の日</a><br>{Prose}";
        IExtractionWorker worker = new WholePageExtractor().CreateWorker();
        worker.Extract(page, document);
        List<ExtractedBlock> blocks = [];
        worker.Describe(page, blocks);
        Assert.Equal([Prose, "前の日｜次の日", Prose], blocks.Select(block => block.Text.ToString()));
        Assert.Equal([Prose, "前の日</a>｜<a href=b>次の日", Prose], blocks.Select(block => page[block.PageStart..block.PageEnd]));
    }

    [Fact]
    public void Frames_without_a_text_of_their_own_have_none()
    {
        Document document = new();
        const string Page = "<frameset cols='1,2'><frame src=a><noframes>このページはフレーム対応のブラウザでご覧ください。</noframes></frameset>";
        Assert.Equal(ExtractReasons.Frameset, new MainContentExtractor().CreateWorker().Extract(Page, document));
        Assert.Equal($"題\n{Prose}", Text($"<frameset><noframes><body><h1>題</h1><p>{Prose}<script>1</script></body></noframes></frameset>"));
    }

    [Fact]
    public void A_page_asks_for_no_memory_once_the_worker_has_seen_it()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Data, "pages", "wiki.html"));
        page = page.Replace("<title>", "<meta><!--", StringComparison.Ordinal).Replace("</title>", "-->", StringComparison.Ordinal).Replace("<h1", "<h2", StringComparison.Ordinal).Replace(" lang=\"ja\"", "", StringComparison.Ordinal);
        foreach (TextStructure structure in Enum.GetValues<TextStructure>())
        {
            IExtractionWorker worker = new MainContentExtractor(new ExtractionOptions { Structure = structure, Ruby = RubyStyle.Both }).CreateWorker();
            Document document = new();
            for (int i = 0; i < 3; i++)
            {
                document.Clear();
                worker.Extract(page, document);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++)
            {
                document.Clear();
                worker.Extract(page, document);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private static string Text(string page, ExtractionOptions? options = null)
    {
        Document document = new();
        new MainContentExtractor(options).CreateWorker().Extract(page, document);
        return document.Text.ToString();
    }
}
