using System.Text;
using System.Text.RegularExpressions;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Extract;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;
using Tsumugi.Text.Html;

namespace Tsumugi.Tests.Extract;

public sealed partial class ExtractedBlocksTests
{
    private const string Prose = "紡ぎ車は糸を紡ぐための道具で、古くから各地で使われてきました。手で回す車の力で繊維に撚りをかけ、均一な糸にします。";

    [Theory]
    [InlineData("<nav id=global><p>案内</p></nav>", "案内", CutReasons.Navigation, "nav#global")]
    [InlineData("<div role=banner class=top>看板</div>", "看板", CutReasons.Role, "div[role=banner]")]
    [InlineData("<footer><p>連絡先</p></footer>", "連絡先", CutReasons.PageEdge, "footer")]
    [InlineData("<div class='box site-sidebar'><p>横の箱</p></div>", "横の箱", CutReasons.NegativeWord, "div.site-sidebar")]
    [InlineData("<div id=pankuzu><p>上の頁</p></div>", "上の頁", CutReasons.NegativeWord, "div#pankuzu")]
    [InlineData("<div class='wide menu'><a href=a>献立</a></div>", "献立", CutReasons.WeakWord, "div.menu")]
    [InlineData("<form class=ask><p>名前を書いてください</p></form>", "名前を書いてください", CutReasons.Form, "form.ask")]
    [InlineData("<ul class=list><li><a href=a>糸</a><li><a href=b>布</a><li><a href=c>羊</a></ul>", "布", CutReasons.LinkList, "ul.list")]
    [InlineData("<p>Copyright 1998 つむぎ</p>", "Copyright 1998 つむぎ", CutReasons.Copyright, "")]
    [InlineData("<p><a href=#>ページの先頭へ</a></p>", "ページの先頭へ", CutReasons.Phrase, "")]
    [InlineData("<p>posted by 糸子 | <a href=c>コメント(2)</a></p>", "posted by 糸子 | コメント(2)", CutReasons.EntryFoot, "")]
    [InlineData("<p><a href=a>家</a> > <a href=b>織物の店</a></p>", "家 > 織物の店", CutReasons.Trail, "")]
    [InlineData("<p><a href=a>織物の店の一覧</a></p>", "織物の店の一覧", CutReasons.EdgeLinks, "")]
    [InlineData("<p hidden>見えない</p>", "見えない", CutReasons.Hidden, "p[hidden]")]
    [InlineData("<div style='display:none'><p>見え&amp;ない</p><p>次</p></div>", "見え&ない 次", CutReasons.Hidden, "div[style]")]
    [InlineData("<select name=s><option>一<option>二</select>", "一 二", CutReasons.FormField, "select")]
    [InlineData("<noscript>動きません</noscript>", "動きません", CutReasons.Fallback, "noscript")]
    [InlineData("<svg><text>図</text></svg>", "図", CutReasons.Drawing, "svg")]
    public void A_cut_block_names_its_reason_and_the_element_that_decided(string piece, string text, string reason, string element)
    {
        string page = $"<body><p>{Prose}</p><p>{Prose}</p>{piece}</body>";
        ExtractedBlock block = Assert.Single(Blocks(page), block => block.Text.Span.SequenceEqual(text));
        Assert.Equal((reason, element, -1), (block.Reason, block.Element, block.TextStart));
        Assert.InRange(block.PageStart, page.IndexOf(piece, StringComparison.Ordinal), block.PageEnd - 1);
    }

    [Fact]
    public void What_lies_outside_names_the_element_that_holds_the_content()
    {
        ExtractedBlock block = Blocks($"<div>お知らせ</div><main id=naka><p>{Prose}</p></main>")[0];
        Assert.Equal((CutReasons.OutsideMain, "main#naka", "text"), (block.Reason, block.Element, block.Kind));
    }

    [Fact]
    public void Labels_and_headings_go_with_what_they_stand_above()
    {
        string links = "<p><a href=a>織物の店の一覧</a></p>";
        Assert.Equal(
            ["", "", CutReasons.EdgeLabel, CutReasons.EdgeLinks],
            Blocks($"<p>{Prose}</p><p>{Prose}</p><p>分類</p>{links}").Select(block => block.Reason));
        Assert.Equal(
            ["", "", CutReasons.EmptyHeading, CutReasons.Navigation],
            Blocks($"<main><h2>糸</h2><p>{Prose}</p><h2>店</h2><nav>{links}</nav></main>").Select(block => block.Reason));
    }

    [Fact]
    public void A_block_goes_from_its_first_letter_to_its_last_one()
    {
        const string Page = "<p>\n  <b> 糸を</b>\n紡<br>ぐ\u3000</p><table><tr><td> 一 <td>二\n</table><pre>\n  for\n</pre>";
        Assert.Equal(
            ["糸を</b>\n紡<br>ぐ", "一 <td>二", "  for"],
            Blocks(Page).Select(block => Page[block.PageStart..block.PageEnd]));
        Assert.Equal(["p", "td", "pre"], Blocks(Page).Select(block => block.Kind));
    }

    [Fact]
    public void Every_reason_has_a_code_and_a_label_of_its_own_in_both_languages()
    {
        string[] codes = [.. CutReasons.All];
        Assert.Equal(Enum.GetValues<CutReason>().Length - 1, codes.Length);
        Assert.Equal(Enum.GetValues<CutReason>().Length - 1, codes.Distinct().Count());
        Assert.All(codes, code => Assert.NotEqual(code, CutReasons.Label(code).English));
        Assert.Equal(codes.Length, codes.Select(code => CutReasons.Label(code).English).Distinct().Count());
        Assert.Equal(codes.Length, codes.Select(code => CutReasons.Label(code).Japanese).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<script>var a = '<p>';</script><style>p</style><title>題</title><template></template>")]
    [InlineData("<p hidden> \u3000 </p>")]
    [InlineData("<svg><style>p { color: red }</style><script>draw()</script></svg>")]
    public void What_holds_no_text_is_no_block(string page) => Assert.Empty(Blocks(page));

    [Fact]
    public void A_name_that_is_no_word_never_reaches_a_terminal() =>
        Assert.Equal("nav.a", Blocks($"<nav class='a\u001B[31m'>案内</nav><p>{Prose}</p>")[0].Element);

    [Fact]
    public void A_page_refused_as_a_whole_has_no_blocks() => Assert.Empty(Blocks(string.Concat(Enumerable.Repeat("<p>あ", 1_000_001))));

    [Fact]
    public void A_worker_counts_what_it_kept_and_cut_over_all_pages()
    {
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        string page = $"<nav>案 内</nav><p>{Prose}</p><p hidden>見え ない</p><p hidden>二</p>";
        worker.Extract(page, new Document());
        worker.Extract(page, new Document());
        Assert.Equal(
            [new BlockTally("", 2, 2 * Prose.Length), new BlockTally(CutReasons.Navigation, 2, 4), new BlockTally(CutReasons.Hidden, 4, 10)],
            worker.Tallies());
    }

    [Fact]
    public void Any_markup_is_told_in_page_order_and_the_kept_blocks_tile_the_text() => Property.Holds(MainContentExtractorTests.AnyPage, page =>
    {
        Document document = new();
        document.Text.Append("前");
        IReadOnlyList<ExtractedBlock> blocks = Blocks(page, document);
        int last = 0;
        foreach (ExtractedBlock block in blocks)
        {
            if (block.PageStart < last || block.PageEnd <= block.PageStart || block.PageEnd > page.Length || block.Keep != (block.Reason.Length == 0))
            {
                return false;
            }

            last = block.PageStart;
        }

        return "前" + Joined(blocks, document.Text.Written) == document.Text.ToString();
    });

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("utf-8", "EFBBBF")]
    [InlineData("utf-16", "FFFE")]
    [InlineData("utf-16BE", "FEFF")]
    [InlineData("shift_jis", "")]
    [InlineData("euc-jp", "")]
    [InlineData("iso-2022-jp", "")]
    public void Bytes_of_a_block_are_counted_from_the_front_of_the_body(string encoding, string mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding writer = Encoding.GetEncoding(encoding);
        byte[] body = [.. Convert.FromHexString(mark), .. writer.GetBytes($"<p>{Prose}</p><nav>案内</nav><div>\n糸を<b>紡ぐ</b></div>")];
        TextBuffer html = new();
        List<ExtractedBlock> blocks = [];
        DecodeResult decoded = new PageDecoder().Decode(body, "", isHtml: true, html);
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        worker.Extract(html.Written, new Document());
        worker.Describe(html.Written, blocks);
        Assert.Equal(
            [Prose, "案内", "糸を<b>紡ぐ"],
            BlockPlaces.Of(body, decoded.Encoding, html.Written, blocks).Select(place => writer.GetString(body[place.Start..place.End])));
    }

    [Theory]
    [InlineData("<nav>あ")]
    [InlineData("<p hidden>あ</p>")]
    [InlineData("<div><select><option>あ</select>")]
    [InlineData("<div class='sidebar a'>あ<p>い</div>")]
    public void Telling_takes_time_by_length_only(string piece)
    {
        const int Pieces = 4_000;
        TimeSpan once = TellingTime(string.Concat(Enumerable.Repeat(piece, Pieces)));
        TimeSpan eight = TellingTime(string.Concat(Enumerable.Repeat(piece, Pieces * 8)));
        Assert.True(eight < (once * 32) + TimeSpan.FromMilliseconds(500), $"{once} became {eight}");
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void The_range_of_a_block_holds_its_text_on_real_pages()
    {
        PageDecoder decoder = new();
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        int count = 0;
        HashSet<string> encodings = [];
        foreach (SharedPage page in SharedPages.Archives.SelectMany(archive => SharedPages.Read(archive).Take(25)))
        {
            TextBuffer html = new();
            Document document = new();
            List<ExtractedBlock> blocks = [];
            DecodeResult decoded = decoder.Decode(page.Body, page.HttpCharset, isHtml: true, html);
            worker.Extract(html.Written, document);
            worker.Describe(html.Written, blocks);
            Assert.Equal(document.Text.ToString(), Joined(blocks, document.Text.Written));
            (int Start, int End)[] places = BlockPlaces.Of(page.Body, decoded.Encoding, html.Written, blocks);
            for (int i = 0; i < blocks.Count; i++)
            {
                // The bytes of a block alone, decoded: the places of the letters and those of the bytes are one statement.
                TextBuffer alone = new();
                PageEncodings.Named(decoded.Encoding).Decode(page.Body.AsSpan()[places[i].Start..places[i].End], alone);
                Assert.Equal(WithoutBlanks(blocks[i].Text.ToString()), WithoutBlanks(Shown(alone.ToString())));
                Assert.Equal(html.Written[blocks[i].PageStart..blocks[i].PageEnd].ToString(), alone.ToString());
                count++;
                encodings.Add(decoded.Encoding);
            }
        }

        Assert.True(count > 10_000, $"{count} blocks");
        Assert.Superset(new HashSet<string> { "euc-jp", "iso-2022-jp", "shift_jis", "utf-8" }, encodings);
    }

    private static TimeSpan TellingTime(string page)
    {
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        worker.Extract(page, new Document());
        return ThreadTime.Least(() => worker.Describe(page, new List<ExtractedBlock>()));
    }

    /// <summary>Reads what a stretch of a page shows in another way than the product does.</summary>
    private static string Shown(string source)
    {
        TextBuffer text = new();
        CharacterReferences.Resolve(AnyTag().Replace(NotShown().Replace(source, ""), ""), inAttribute: false, text);
        return text.ToString();
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Joined(IReadOnlyList<ExtractedBlock> blocks, ReadOnlySpan<char> text)
    {
        StringBuilder joined = new();
        foreach (ExtractedBlock block in blocks.Where(block => block.Keep))
        {
            joined.Append(joined.Length > 0 ? "\n" : "").Append(text.Slice(block.TextStart, block.TextLength));
        }

        return joined.ToString();
    }

    private static List<ExtractedBlock> Blocks(string page) => Blocks(page, new Document());

    private static List<ExtractedBlock> Blocks(string page, Document document)
    {
        List<ExtractedBlock> blocks = [];
        IExtractionWorker worker = new MainContentExtractor().CreateWorker();
        worker.Extract(page, document);
        worker.Describe(page, blocks);
        return blocks;
    }

    [GeneratedRegex("<(script|style|noscript|select|datalist|button|textarea|template|svg|canvas|audio|video|object|applet|iframe|map|label|rt|rp)\\b.*?</\\1\\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NotShown();

    [GeneratedRegex("</?[a-z!?][^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex AnyTag();
}
