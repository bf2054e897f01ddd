using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

public sealed class MainContentExtractorTests
{
    private const string Prose = "紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。";

    internal static readonly Arbitrary<string> AnyPage = Arb.From(Gen.Elements(
        "<div>", "</div>", "<p>", "</p>", "<table><tr><td>", "</td>", "<td>", "</tr>", "</table>", "<ul><li>", "</li>", "</ul>", "<a href='#x'>", "</a>", "<br>", "<ruby>漢<rt>かん",
        "</ruby>", "<pre>\n", "</pre>", "<main>", "</main>", "<nav>", "</nav>", "<article>", "<h1>", "</h1>", "<form>", "<div class='side menu'>", "<select><option>", "</select>",
        "<title>", "</title>", "<script>", "</script>", "<dl><dt>", "<dd>", "</dl>", "<p hidden>", "<svg>", "</svg>", "日本語の文章です。", "text ", "\n", "\t", "&nbsp;", "&#0;", "\0", "\uD800",
        "<frameset>", "<noscript>", "<body class=x>", "</body>", "</html>", "<header>", "</header>", "<footer>", "</footer>", "<h2>", "</h2>", "<time datetime='2021-04-01'>")
        .ListOf().Select(string.Concat));

    [Fact]
    public void A_page_of_today_gives_its_article() => Assert.Equal(
        $"""
        糸を紡ぐ
        {Prose}
        道具
        紡ぎ車
        綿
        {Prose}
        """.ReplaceLineEndings("\n"),
        Text(
            $"""
            <!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>糸を紡ぐ | つむぎ</title><style>p&#123;&#125;</style></head><body>
            <a class="skip-link" href="#main">本文へスキップ</a>
            <header class="site-header"><a href="/">つむぎ</a><nav><ul><li><a href="/a">記事</a></li><li><a href="/b">道具</a></li></ul></nav></header>
            <div class="breadcrumbs"><a href="/">ホーム</a> &gt; <a href="/a">記事</a> &gt; 糸を紡ぐ</div>
            <main><article><header><h1>糸を紡ぐ</h1></header>
            <div class="share-buttons"><a href="https://x.example/">ツイート</a></div>
            <p>{Prose}</p><h2>道具</h2><ul><li>紡ぎ車</li><li>綿</li></ul><p>{Prose}</p>
            <div class="related-posts"><h2>関連記事</h2><ul><li><a href="/1">綿を育てる</a></li><li><a href="/2">羊の毛</a></li></ul></div>
            </article></main>
            <aside class="sidebar"><h2>人気記事</h2><ul><li><a href="/3">布を織る</a></li></ul></aside>
            <footer><p>© 2021 つむぎ</p></footer><script>var a = "<p>いいえ</p>";</script></body></html>
            """));

    [Fact]
    public void A_table_layout_of_the_1990s_gives_its_middle_column() => Assert.Equal(
        $"糸のページ\n{Prose}\nもう一つの段落です。\n{Prose}",
        Text(
            $"""
            <HTML><HEAD><TITLE>糸のページ</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH=100%><TR><TD WIDTH=120 VALIGN=top>
            <A HREF="index.html">トップ</A><BR><A HREF="ito.html">糸</A><BR><A HREF="nuno.html">布</A><BR><A HREF="link.html">リンク集</A><BR><A HREF="bbs.cgi">掲示板</A><BR>
            <TD><H1>糸のページ</H1>{Prose}<BR><BR>もう一つの段落です。<BR>{Prose}
            </TABLE><HR><CENTER>Copyright (C) 1998 つむぎ</CENTER></BODY></HTML>
            """));

    [Fact]
    public void A_blog_of_the_2000s_gives_its_entry() => Assert.Equal(
        $"2005年4月1日\n糸の話\n{Prose}\n{Prose}",
        Text(
            $"""
            <html><head><title>つむぎ日記: 糸の話</title></head><body><div id="container"><div id="banner"><h1><a href="/">つむぎ日記</a></h1><h2>糸と布の毎日</h2></div>
            <div id="links"><div class="sidetitle">プロフィール</div><div class="side">糸子です。毎日紡いでいます。よろしくお願いします。</div><div class="sidetitle">最近の記事</div>
            <div class="side"><a href="1">羊を飼う</a><br><a href="2">綿を摘む</a><br><a href="3">蚕の話</a><br></div></div>
            <div id="content"><div class="blog"><h3 class="date">2005年4月1日</h3><div class="blogbody"><h3 class="title">糸の話</h3><div class="main">{Prose}<br><br>{Prose}<br clear="all"></div>
            <div class="posted">posted by 糸子 at 10:00 | <a href="c">コメント(2)</a> | <a href="t">トラックバック(0)</a></div></div>
            <div class="comments-head">この記事へのコメント</div><div class="comments-body">いいですね。Posted by 羊 at 2005年4月2日</div></div></div></div></body></html>
            """));

    [Fact]
    public void Names_that_mean_layout_take_nothing_away() => Assert.Equal(
        $"ごみの出し方\n{Prose}\n粗大ごみは電話で申し込んでください。\nvar a;",
        Text(
            $"""
            <body class="elementor"><div class="elementor-section"><div class="elementor-widget elementor-widget-heading"><h1>ごみの出し方</h1></div>
            <div class="elementor-widget elementor-widget-text-editor"><p>{Prose}</p></div><div class="elementor-widget overflow-hidden"><p>粗大ごみは電話で申し込んでください。</p>
            <div class="highlighter-rouge language-js code-toolbar"><pre>var a;</pre></div></div></div></body>
            """));

    [Fact]
    public void A_page_without_any_name_loses_links_trail_and_copyright() => Assert.Equal(
        $"ごみの出し方\n{Prose}\n区分\t収集日\n資源\t水\n問い合わせ先：環境課",
        Text(
            $"""
            <HTML><BODY><DIV><A href="/">トップページ</A>｜<A href="/kurashi">くらし</A>｜<A href="/kanko">観光</A>｜<A href="/shisei">市政情報</A></DIV>
            <P><A href="/">トップ</A> > <A href="/kurashi">くらし</A> > ごみの出し方</P><FONT size=5>ごみの出し方</FONT><BR><BR>{Prose}<BR>
            <TABLE border=1><TR><TD>区分</TD><TD>収集日</TD></TR><TR><TD>資源</TD><TD>水</TD></TR></TABLE><P>問い合わせ先：環境課</P>
            <P><A href="/kurashi">前のページへ戻る</A></P><P><A href="#top">▲ページの先頭へ</A></P><P>Copyright (C) Tsumugi City. All Rights Reserved.</P></BODY></HTML>
            """));

    [Fact]
    public void A_page_whose_names_all_mean_boilerplate_is_read_without_them() => Assert.Equal(
        string.Join('\n', Enumerable.Repeat(Prose, 8)),
        Text("<body>" + string.Concat(Enumerable.Repeat($"<div class=sidebar><p>{Prose}</p></div>", 8)) + "</body>"));

    [Fact]
    public void Scripts_below_the_deepest_element_stay_out_of_the_text() => Assert.Equal(
        "あ\nい",
        Text(string.Concat(Enumerable.Repeat("<div>", 2000)) + "あ<script>var x;</script><style>p</style><p>い"));

    [Fact]
    public void Forms_around_the_whole_page_do_not_take_it_away() => Assert.Equal(
        Prose + "\n" + Prose,
        Text($"<body><form id=aspnetForm><div>{Prose}</div><p>{Prose}</p><form><label>名前</label><input><button>送信</button></form></form></body>"));

    [Theory]
    [InlineData("<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を<ruby>読<rt>よ</ruby>む。</p>", "漢字を読む。")]
    [InlineData("<p><ruby><rb>紡</rb><rt>つむ</rt></ruby>ぐ</p>", "紡ぐ")]
    [InlineData("<dl><dt>綿<dd>植物の繊維。<dt>絹<dd>蚕の繊維。</dl>", "綿\n植物の繊維。\n絹\n蚕の繊維。")]
    [InlineData("<table><caption>糸の種類</caption><tr><th>名<th>太さ<tr><td>細糸<td>10<tr><td>太糸<td></table>", "糸の種類\n名\t太さ\n細糸\t10\n太糸")]
    [InlineData("<pre>\nfor i in x:\n    print(i)\n\nend</pre>", "for i in x:\n    print(i)\n\nend")]
    [InlineData("<p>コード<code>a &lt; b</code>です。</p>", "コードa < bです。")]
    [InlineData("<p>一行目<br>二行目<br><br>次の段落</p>", "一行目\n二行目\n次の段落")]
    [InlineData("<p>改行で\n  切れた文と two\n words です</p>", "改行で切れた文と two words です")]
    [InlineData("<p>閉じない段落<p>次の段落<div>箱", "閉じない段落\n次の段落\n箱")]
    [InlineData("<ul><li>一<li>二<ul><li>三</ul><li>四</ul>", "一\n二\n三\n四")]
    [InlineData("<p>見える<span hidden>文</span></p><p hidden>見えない</p><div style='color:red; display : none'>見えない</div>", "見える文")]
    [InlineData("<p>絵<svg><text>図</text></svg>と<select><option>選択</select>文</p>", "絵と文")]
    [InlineData("<p>前</p></div></td></body></html>後", "前\n後")]
    [InlineData("<h1>題</h1>本文のない見出しだけの頁", "題\n本文のない見出しだけの頁")]
    [InlineData("あ\u3000い", "あ\u3000い")] // an ideographic blank is a letter
    [InlineData("<p>&lt;p&gt; &amp;amp;</p>", "<p> &amp;")]
    [InlineData("<p>絵<svg><path d=x><p>次の段落</p><div>箱</div>", "絵\n次の段落\n箱")] // a drawing that never ends, ended by a paragraph
    [InlineData("<div><svg><g></div><p>後</p>", "後")]
    [InlineData("<p>式<math><mi>x</mi><annotation>図</annotation></math>です</p>", "式xです")]
    [InlineData("<pre>\r一\r二\r\n三&#13;四</pre>", "一\n二\n三\r四")] // line ends of the old Macintosh
    [InlineData("<p>一\r二\r\nthree\rfour</p>", "一二 three four")]
    public void Blocks_become_lines(string page, string text) => Assert.Equal(text, Text(page));

    [Theory]
    [InlineData("", ExtractReasons.NoText)]
    [InlineData("<html><head><title>題</title></head><body><script>1</script></body></html>", ExtractReasons.NoText)]
    [InlineData("<html><frameset cols='20%,80%'><frame src=a><frame src=b></frameset></html>", ExtractReasons.Frameset)]
    [InlineData("<body><nav><a href=a>一</a></nav></body>", ExtractReasons.OnlyBoilerplate)]
    public void An_empty_result_has_a_reason(string page, string reason)
    {
        Document document = new();
        Assert.Equal(reason, new MainContentExtractor().CreateWorker().Extract(page, document));
        Assert.Equal(0, document.Text.Length);
    }

    [Fact]
    public void A_million_elements_are_no_document()
    {
        Document document = new();
        string page = string.Concat(Enumerable.Repeat("<p>", 1_000_001));
        Assert.Equal(ExtractReasons.TooManyElements, new MainContentExtractor().CreateWorker().Extract(page, document));
    }

    [Fact]
    public void A_page_states_its_facts()
    {
        Document document = new() { Date = "2020-01-01", Licence = "unknown" };
        Extract(
            """
            <html lang=ja><head><title>糸 &amp; 布
             の話</title><meta name=author content="紡木 糸子"><meta property="article:published_time" content="2021-04-01T09:00:00+09:00">
            <link rel=canonical href="https://example.jp/ito"><link rel="license" href="https://creativecommons.org/licenses/by-sa/2.1/jp/"></head><body><p>本文です。</p></body></html>
            """,
            document);
        Assert.Equal(("糸 & 布 の話", "紡木 糸子", "2021-04-01"), (document.Title, document.Author, document.Date));
        Assert.Equal(("CC-BY-SA-2.1-JP", "https://example.jp/ito"), (document.Licence, document.Url));
    }

    [Fact]
    public void What_a_page_does_not_state_stays_as_it_was()
    {
        Document document = new() { Date = "2020-01-01", Licence = "CC0-1.0", Url = "https://example.jp/", Title = "元", Author = "誰か" };
        Extract("<p>本文です。</p>", document);
        Assert.Equal(("2020-01-01", "CC0-1.0", "https://example.jp/", "元", "誰か"), (document.Date, document.Licence, document.Url, document.Title, document.Author));
    }

    [Theory]
    [InlineData("<title>R&ampD &copy=2</title><p>x", "R&D ©=2")] // a title is text, not an attribute
    [InlineData("<svg><title>印</title></svg><p>x", "元")] // the title of a drawing is none of the page
    [InlineData("<h1>長い<br>題名</h1><p>x", "長い 題名")] // a title is one line
    public void A_title_is_one_line_of_the_page_itself(string page, string title)
    {
        Document document = new() { Title = "元" };
        Extract(page, document);
        Assert.Equal(title, document.Title);
    }

    [Theory]
    [InlineData("<a href='https://creativecommons.org/licenses/by/4.0/deed.ja'>CC BY</a>", "CC-BY-4.0")]
    [InlineData("<a rel='license noopener' href='http://creativecommons.org/publicdomain/zero/1.0/'>CC0</a>", "CC0-1.0")]
    [InlineData("<a href='https://creativecommons.org/licenses/by/4.0/'>a</a><a href='https://creativecommons.org/licenses/by-nc/4.0/'>b</a>", "")] // a page about licences
    [InlineData("<a href='https://creativecommons.org/'>a</a>", "")]
    [InlineData("<a rel=license href='/terms'>規約</a>", "/terms")]
    public void Licence_links_are_named(string page, string licence)
    {
        Document document = new();
        Extract(page, document);
        Assert.Equal(licence, document.Licence);
    }

    [Fact]
    public void A_table_of_contents_is_left_out_and_a_sitemap_is_kept()
    {
        Assert.Equal(
            $"題\n節\n{Prose}",
            Text($"<main><h1>題</h1><ul><li><a href='#a'>最初の節</a><li><a href='#b'>次の節</a><li><a href='#c'>終わりの節</a></ul><h2 id=a>節</h2><p>{Prose}</p></main>"));
        Assert.Equal(
            "案内\n糸\n布\n羊",
            Text("<main><h1>案内</h1><ul><li><a href='a'>糸</a><li><a href='b'>布</a><li><a href='c'>羊</a></ul></main>"));
    }

    [Fact]
    public void All_text_keeps_what_main_content_leaves()
    {
        Document document = new();
        string page = $"<nav><a href=a>案内</a></nav><main><p>{Prose}</p></main><footer>Copyright 2021</footer><script>1</script>";
        Assert.Equal("", new WholePageExtractor().CreateWorker().Extract(page, document));
        Assert.Equal($"案内\n{Prose}\nCopyright 2021", document.Text.ToString());
    }

    [Fact]
    public void Any_markup_gives_the_same_lines_each_time_and_never_throws()
    {
        IExtractionWorker used = new MainContentExtractor().CreateWorker();
        Property.Holds(AnyPage, page =>
        {
            Document first = new();
            Document second = new();
            string reason = used.Extract(page, first);
            string again = new MainContentExtractor().CreateWorker().Extract(page, second);
            return reason == again && first.Text.ToString() == second.Text.ToString() && (reason.Length == 0) == (first.Text.Length > 0);
        });
    }

    [Fact]
    public void Any_utf16_is_a_page() => Property.Holds(JapaneseText.AnyUtf16, page =>
    {
        Extract(page, new Document());
        return true;
    });

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div class=content>あ")]
    [InlineData("<table><tr><td>")]
    [InlineData("</div>")]
    [InlineData("<ul><li>")]
    [InlineData("<td>あ</table>")]
    [InlineData("<p>あ<div>い</p>")]
    [InlineData("<button>")]
    [InlineData("<dl><dt>")]
    [InlineData("<h2>あ</h2>")]
    [InlineData("<a href=#>あ")]
    [InlineData(" &amp \n")]
    public void Time_grows_with_length_only(string piece)
    {
        const int Pieces = 5_000;
        TimeSpan once = Fastest(string.Concat(Enumerable.Repeat(piece, Pieces)));
        TimeSpan eight = Fastest(string.Concat(Enumerable.Repeat(piece, Pieces * 8)));
        Assert.True(eight < (once * 32) + TimeSpan.FromMilliseconds(300), $"{once} became {eight}");
    }

    private static TimeSpan Fastest(string page)
    {
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        Document document = new();
        return ThreadTime.Least(() =>
        {
            document.Clear();
            worker.Extract(page, document);
        });
    }

    private static string Text(string page)
    {
        Document document = new();
        Extract(page, document);
        return document.Text.ToString();
    }

    private static void Extract(string page, Document document) => new MainContentExtractor().CreateWorker().Extract(page, document);
}
