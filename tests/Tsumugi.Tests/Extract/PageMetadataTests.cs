using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

public sealed class PageMetadataTests
{
    private const string Prose = "<p>紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。</p>";

    [Theory]
    [InlineData("<title>糸の話 - 糸屋</title><meta property=og:site_name content=糸屋>", "糸の話")]
    [InlineData("<title>糸屋｜糸の話</title><meta name=application-name content=糸屋>", "糸の話")]
    [InlineData("<title>糸の話 | 糸屋</title><script type='application/ld+json'>{\"@type\":\"WebSite\",\"name\":\"糸屋\"}</script>", "糸の話")]
    [InlineData("<title>糸の話 | 糸屋オンライン</title><meta property=og:title content=糸の話>", "糸の話")]
    [InlineData("<title>糸の話 - 糸屋</title><h1>糸の話</h1>", "糸の話 - 糸屋")] // the page does not say what 糸屋 is
    [InlineData("<title>糸の話 - 糸屋</title><meta property=og:title content='べつの話'>", "糸の話 - 糸屋")]
    [InlineData("<title>糸屋</title><meta property=og:site_name content=糸屋>", "糸屋")] // the front page
    [InlineData("<title> - 糸屋</title><meta property=og:site_name content=糸屋>", "- 糸屋")]
    [InlineData("<meta property=og:title content='糸の話 | 糸屋'><meta property=og:site_name content=糸屋>", "糸の話")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"糸の話\"}</script>", "糸の話")]
    [InlineData("<h1>糸の話</h1>", "糸の話")]
    public void The_title_loses_the_site_where_the_page_names_it(string page, string title) => Assert.Equal(title, Read(page).Title);

    [Theory]
    [InlineData("<meta name=author content=糸子><meta name=dc.creator content=他>", "糸子")]
    [InlineData("<meta property=article:author content='https://example.jp/u/1'><meta name=DC.creator content=糸子>", "糸子")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"糸子\"}}</script>", "糸子")]
    [InlineData("<script type='application/ld+json'>{\"@type\":[\"BlogPosting\"],\"author\":[{\"name\":\"糸子\"},{\"name\":\"布男\"}]}</script>", "糸子, 布男")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"}},{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"糸子\"}]}</script>", "糸子")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"comment\":{\"@type\":\"Comment\",\"author\":\"客\"}}</script>", "")]
    [InlineData("<h1>題</h1><p><a rel=author href=/u>糸子</a></p>", "糸子")]
    [InlineData("<h1>題</h1><p><span itemprop=author>糸子</span></p>", "糸子")]
    [InlineData("<h1>題</h1><p class='entry-byline'>文：糸子 2024年3月5日</p>", "糸子")]
    [InlineData("<h1>題</h1><p>著者：糸子</p>", "糸子")]
    [InlineData("<h1>題</h1><p>By Ito Ko</p>", "Ito Ko")]
    [InlineData("<h1>題</h1><p><span class=comment-author>客</span></p>", "")]
    [InlineData("<h1>題</h1><p>著者は糸子です。</p>", "")]
    public void The_author_is_who_the_page_says(string page, string author) => Assert.Equal(author, Read(page + Prose).Author);

    [Theory]
    [InlineData("<meta property=article:modified_time content=2024-04-01><meta property=article:published_time content=2024-03-05T10:00:00+09:00>", "2024-03-05")]
    [InlineData("<meta property=article:modified_time content=2024-04-01T10:00:00Z>", "2024-04-01")]
    [InlineData("<meta name=date content='令和6年3月5日'>", "2024-03-05")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"dateModified\":\"2024-04-01\",\"datePublished\":\"2024-03-05T00:00\"}</script>", "2024-03-05")]
    [InlineData("<h1>題</h1><p>更新日：2024年4月1日</p>", "2024-04-01")]
    [InlineData("<h1>題</h1><p>公開日：令和六年三月五日　更新日：令和六年四月一日</p>", "2024-03-05")]
    [InlineData("<p>２０２４．３．５</p><h1>題</h1>", "2024-03-05")]
    [InlineData("<h1>題</h1><div class='entry-date'>ニュース R6.3.5</div>", "2024-03-05")]
    [InlineData("<h1>題</h1><p><span class=post-updated>2024/04/01</span><time datetime='2024-03-05'>3月5日</time></p>", "2024-03-05")]
    [InlineData("<h1>題</h1><p>開催日：2024年3月5日</p>", "")] // of what the page tells, not of the page
    [InlineData("<h1>題</h1><p>平成31年5月1日</p>", "")] // no such day
    [InlineData("<h1>題</h1><p>2024年3月5日、紡ぎ車が届いた。</p>", "")]
    [InlineData("<meta name=date content='明治5年3月5日'>", "明治5年3月5日")] // lunisolar: left as it is
    [InlineData("<meta name=date content='いつか'>", "")]
    public void The_date_is_that_of_publication(string page, string date) => Assert.Equal(date, Read(page + Prose).Date);

    [Theory]
    [InlineData("<html lang=ja><meta property=og:locale content=en_US>", "ja")]
    [InlineData("<html xml:lang=ja-JP>", "ja-JP")]
    [InlineData("<meta http-equiv=Content-Language content=ja>", "ja")]
    [InlineData("<meta property=og:locale content=ja_JP>", "ja_JP")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"WebPage\",\"inLanguage\":\"ja\"}</script>", "ja")]
    public void The_language_is_kept_as_stated(string page, string language) => Assert.Equal(language, Read(page).StatedLanguage);

    [Theory]
    [InlineData("<link rel=license href='https://creativecommons.org/licenses/by-sa/2.1/jp/deed.ja'>", "CC-BY-SA-2.1-JP", "")]
    [InlineData("<link rel=license href='//creativecommons.org/publicdomain/mark/1.0/?ref=x'>", "CC-PDM-1.0", "")]
    [InlineData("<meta name=dc.rights content='CC BY-SA 4.0 国際'>", "CC-BY-SA-4.0", "")]
    [InlineData("<meta name=dc.rights content='政府標準利用規約（第2.0版）'>", "LicenseRef-GJSTU-2.0", "")]
    [InlineData("<a href='https://www.digital.go.jp/resources/open_data/public_data_license_v1.0'>公共データ利用規約</a>", "LicenseRef-PDL-1.0", "")]
    [InlineData("<meta name=dc.rights content='© 2024 糸屋'>", "", "")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"license\":{\"@id\":\"https://creativecommons.org/licenses/by/4.0/\"}}</script>", "CC-BY-4.0", "")]
    [InlineData("<link rel=license href='https://creativecommons.org/licenses/by/4.0/'><meta name=dc.rights content='CC BY-NC 4.0'>", "", "CC-BY-4.0, CC-BY-NC-4.0")]
    [InlineData("<link rel=license href='https://creativecommons.org/licenses/by/4.0/'><a href='https://creativecommons.org/licenses/by-nc/4.0/'>写真</a>", "CC-BY-4.0", "")] // what the page states of itself counts
    public void Licences_are_named_and_contradictions_are_told(string page, string licence, string conflict)
    {
        Document document = Read(page + Prose);
        Assert.Equal((licence, conflict), (document.Licence, document.LicenceConflict));
    }

    [Theory]
    [InlineData("https://example.jp/a/b?s=1", "<link rel=canonical href='../c#top'>", "https://example.jp/c")]
    [InlineData("https://example.jp/a/b", "<base href=/d/><link rel=canonical href=e>", "https://example.jp/d/e")]
    [InlineData("https://example.jp/a", "<link rel=canonical href='https://www.example.jp/a'>", "https://www.example.jp/a")]
    [InlineData("https://example.jp/a", "<link rel=canonical href='https://cms.example/'>", "")] // the front page of another host
    [InlineData("https://example.jp/a", "<link rel=canonical href='https://example.jp/'><meta property=og:url content=/a>", "https://example.jp/a")]
    [InlineData("https://example.jp/a", "<link rel=canonical href='javascript:alert(1)'>", "")]
    [InlineData("https://example.jp/a", "<link rel=canonical href='http://[bad'>", "")]
    [InlineData("https://example.jp/a", "<link rel=canonical href='https://user:word@example.jp/a'>", "")]
    [InlineData("", "<link rel=canonical href='/a'>", "")]
    [InlineData("", "<link rel=canonical href='https://example.jp/紡ぐ'>", "https://example.jp/%E7%B4%A1%E3%81%90")]
    public void The_canonical_address_is_resolved_and_mistrusted(string url, string page, string canonical)
    {
        Document document = Read(page, url);
        Assert.Equal((canonical, url.Length > 0 ? url : canonical), (document.CanonicalUrl, document.Url));
    }

    [Theory]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"糸の\n話\",\"author\":\"糸子\"", "糸の 話")] // a line end in a string, no end
    [InlineData("/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"話\",}/*]]>*/", "話")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"\\uD800\"}", "")]
    [InlineData("{\"@type\":\"Article\",\"headline\":{\"@value\":\"話\"}}", "話")]
    [InlineData("{\"headline\":\"何の\"}", "")] // says not what it is
    [InlineData("null", "")]
    [InlineData("{", "")]
    [InlineData("[[[{\"@type\":\"Article\",\"headline\":\"話\"}]]]", "話")]
    public void Broken_linked_data_is_read_as_far_as_it_goes(string json, string title) =>
        Assert.Equal(title, Read($"<script type='application/ld+json'>{json}</script>").Title);

    [Fact]
    public void Deep_and_huge_linked_data_is_no_matter()
    {
        Assert.Equal("", Read($"<script type='application/ld+json'>{new string('[', 100_000)}</script>").Title);
        Assert.Equal("", Read($"<script type='application/ld+json'>{string.Concat(Enumerable.Repeat("{\"mainEntity\":", 100_000))}</script>").Title);
        Assert.Equal("", Read($"<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{new string('あ', 300_000)}\",\"headline\":\"話\"}}</script>").Title);
        string many = string.Concat(Enumerable.Repeat("{\"@type\":\"Person\",\"name\":\"客\"},", 5_000));
        Assert.Equal("話", Read($"<script type='application/ld+json'>[{{\"@type\":\"Article\",\"headline\":\"話\"}},{many}]</script>").Title);
    }

    [Fact]
    public void Values_are_short_and_on_one_line()
    {
        string title = Read($"<title>a\u0007b\u202Ec&#10;d\uD800{new string('長', 5_000)}</title>").Title;
        Assert.StartsWith("a b c d長", title, StringComparison.Ordinal);
        Assert.InRange(title.Length, 500, 1024);
        Assert.DoesNotContain(title, char.IsControl);
    }

    [Fact]
    public void Whatever_a_page_holds_nothing_throws_and_facts_stay_clean()
    {
        Gen<string> piece = Gen.Elements(
            "<script type='application/ld+json'>", "</script>", "{", "}", "[", "]", "\"@type\"", ":", "\"Article\"", ",", "\"author\"", "\"name\"", "\"x\"", "\"@graph\"", "null", "1", "\\",
            "<meta name=author content='", "<meta property=og:url content='", "'>", "<link rel=canonical href='", "http://", "a b", "//", "<h1>", "</h1>", "<p class=date>", "</p>", "公開日：", "2024年3月5日",
            "<span class=author>", "</span>", "<span>", "\0", "\uD800", "&#x202E;", "令和", "<base href='", "<time datetime='", "<title>", "</title>", "糸屋 - ");
        Property.Holds(Arb.From(Gen.ArrayOf(piece).Select(string.Concat)), page =>
        {
            Document document = Read(page, "https://example.jp/a");
            string[] facts = [document.Title, document.Author, document.Date, document.Licence, document.LicenceConflict, document.StatedLanguage, document.CanonicalUrl];
            return facts.All(fact => !fact.Any(char.IsControl) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(fact)) == fact);
        });
    }

    private static Document Read(string page, string url = "")
    {
        Document document = new() { Url = url };
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        worker.Extract(page, document);
        return document;
    }
}
