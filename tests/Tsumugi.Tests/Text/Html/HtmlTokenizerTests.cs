using System.Text;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Encodings;
using Tsumugi.Text.Html;
using HtmlParser = AngleSharp.Html.Parser.HtmlParser;

namespace Tsumugi.Tests.Text.Html;

public sealed class HtmlTokenizerTests
{
    // Character references have their own rows: the oracle reads `&#x&;` in its own way.
    private static readonly Arbitrary<string> AnyMarkup = Arb.From(Gen.Elements(
        "<", ">", "</", "/>", "<!--", "-->", "--!>", "<!", "<?", "-", "=", "\"", "'", " ", "a", "p", "div", "script", "<script>", "</script>", "<style", "</style ",
        "<title>", "</title>", "<textarea>", "<a href='x", "<td", "<table>", "&amp;", ";", "\0", "日本", "\uD800", "<plaintext>", "<![CDATA[", "]]>")
        .ListOf().Select(string.Concat));

    [Theory]
    [InlineData("<p>あ</p>い", "[p]|あ|[/p]|い")]
    [InlineData("<P CLASS=x ID='y z'>", "[p class=x id=y z]")]
    [InlineData("<a href=a/b?c=d>x", "[a href=a/b?c=d]|x")]
    [InlineData("<a b = c d='>' e=\"'\">", "[a b=c d=> e=']")]
    [InlineData("<br/><br / ><x-y a/>", "[br/]|[br]|[other a/]")]
    [InlineData("<p =a=b>", "[p =a=b]")]
    [InlineData("a < b <3 </ >c<", "a < b <3 |c<")]
    [InlineData("a<!-- <p> -- -->b<!-->c<!--->d<!-- x --!>e", "a|b|c|d|e")]
    [InlineData("a<!doctype html><?xml x?><![CDATA[b]]>c</3>d", "a|c|d")]
    [InlineData("a<!-- b", "a")]
    [InlineData("a<p class='b>c", "a")] // a tag that never ends is no tag
    [InlineData("a</", "a</")]
    [InlineData("<script>a<b</script >c", "[script]|a<b|[/script]|c")]
    [InlineData("<script><!--<script></script>--></script>x", "[script]|<!--<script></script>-->|[/script]|x")]
    [InlineData("<script><!--></script>x", "[script]|<!-->|[/script]|x")]
    [InlineData("<style>a</styles></STYLE>b", "[style]|a</styles>|[/style]|b")]
    [InlineData("<title>a<b>&amp;</title>", "[title]|a<b>&amp;|[/title]")]
    [InlineData("<textarea></p></textarea>", "[textarea]|</p>|[/textarea]")]
    [InlineData("<plaintext></plaintext>", "[plaintext]|</plaintext>")]
    [InlineData("<script>", "[script]")]
    [InlineData("", "")]
    public void Cuts_a_page_as_the_standard_says(string page, string tokens) => Assert.Equal(tokens, Describe(page));

    [Theory]
    [InlineData("a\r\nb\rc\n\rd&#13;", "a\nb\nc\n\nd\r")] // only a written line end is normalised
    [InlineData("a&amp;\r\n\0b", "a&\nb")]
    [InlineData("<title>a&lt;\r\0</title>", "a<\n\uFFFD")]
    [InlineData("<style>a&lt;\r\0</style>", "a&lt;\n\uFFFD")]
    [InlineData("<plaintext>\0&amp;</plaintext>", "\uFFFD&amp;</plaintext>")]
    public void Letters_are_those_of_the_standard(string page, string letters)
    {
        TextBuffer text = new();
        HtmlTokenizer tokens = new(page, new HtmlAttribute[8]);
        while (tokens.Read())
        {
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                tokens.AppendText(text);
            }
        }

        Assert.Equal(letters, text.ToString());
    }

    [Theory]
    [InlineData("<a href=1 HREF=2 Href=3>", "href", "1")]
    [InlineData("<a b='&amp;&copy=1&#0;' c>", "b", "&&copy=1\uFFFD")]
    [InlineData("<a b='x\r\ny\rz\0'>", "b", "x\ny\nz\uFFFD")]
    [InlineData("<a K=1 \u212A=2 k=3>", "k", "1")] // the Kelvin sign is no k
    [InlineData("<a b c d e f g h i j href=x>", "href", "x")] // beyond the room
    [InlineData("<a b c d e f g h i j href=\"x>\" href=y / >", "href", "x>")]
    [InlineData("<a b c d e f g h i j/='x' href=y>", "='x'", "")]
    [InlineData("<a b=c/ d>", "b", "c/")]
    public void The_first_attribute_of_a_name_counts_wherever_it_stands(string page, string name, string value)
    {
        HtmlTokenizer tokens = new(page, new HtmlAttribute[4]);
        Assert.True(tokens.Read());
        Assert.True(tokens.TryGet(name, out ReadOnlySpan<char> written));
        TextBuffer letters = new();
        int start = page.AsSpan().IndexOf(written);
        tokens.AppendValue(new HtmlAttribute(0, 0, Math.Max(0, start), written.Length), letters);
        Assert.Equal(value, letters.ToString());
        Assert.False(tokens.TryGet("nothing", out _));
        Assert.Equal(tokens.Attributes.Length, tokens.Attributes.ToArray().Select(one => page.Substring(one.NameStart, one.NameLength).ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void Reading_a_page_allocates_nothing()
    {
        string page = string.Concat(Enumerable.Repeat("<p class=a id='b'>x &amp; y<br/><svg><g><![CDATA[z]]></g></svg><script>1<2</script><!-- c --></p>", 200));
        HtmlAttribute[] room = new HtmlAttribute[32];
        Read(page, room);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int tokens = Read(page, room);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(tokens > 2000);
    }

    [Theory]
    [InlineData("&amp;&lt;&gt;&quot;&nbsp;&copy;", "&<>\"\u00A0©")]
    [InlineData("&amp&ltx&copy2", "&<x©2")]
    [InlineData("&notit;&notin;&notin", "¬it;∉¬in")]
    [InlineData("&#12354;&#x3042;&#X3042x&#65", "あああxA")]
    [InlineData("&#128;&#x99;&#0;&#xD800;&#x110000;&#99999999999;", "€™\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("&#x1F600;&Afr;&NotEqualTilde;", "😀𝔄≂̸")]
    [InlineData("&;&#;&#x;&foo;& a&", "&;&#;&#x;&foo;& a&")]
    [InlineData("&CounterClockwiseContourIntegral;", "∳")]
    public void Resolves_character_references(string written, string letters) => Assert.Equal(letters, Resolve(written, inAttribute: false));

    [Theory]
    [InlineData("?a=1&copy=2&lt;", "?a=1&copy=2<")]
    [InlineData("&copy &copyx", "© &copyx")]
    public void In_attributes_an_equals_sign_makes_it_a_parameter(string written, string letters) => Assert.Equal(letters, Resolve(written, inAttribute: true));

    [Fact]
    public void Any_markup_has_the_text_that_an_independent_parser_finds() => Property.Holds(AnyMarkup, page =>
        page.Contains("[CDATA[", StringComparison.Ordinal) || page.Contains("<table", StringComparison.Ordinal) || page.Contains('\uD800')
        || Squeeze(TextOf(page)) == Squeeze(Oracle("<body>" + page)));

    [Fact]
    public void Any_utf16_ends_after_reading_every_letter_once() => Property.Holds(JapaneseText.AnyUtf16, page => TextOf(page).Length <= page.Length * 2);

    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<a b='", "")]
    [InlineData("<!-- -", "")]
    [InlineData("<script><!-- <script ", "")]
    [InlineData("&amp", "")]
    [InlineData("</", "<style>")]
    [InlineData("a=b ", "<p ")]
    [InlineData("\0<", "")]
    [InlineData("<b>", "")]
    [InlineData("<!--", "")]
    [InlineData("-", "<!--")]
    [InlineData("<!", "<svg>")]
    [InlineData("&", "")]
    [InlineData("&#", "")]
    [InlineData("9", "&#")]
    [InlineData("a", "&")]
    [InlineData("</script", "<script>")]
    [InlineData("-<", "<script><!--")]
    [InlineData("<", "")]
    [InlineData("\0", "")]
    [InlineData("a ", "<p ")]
    [InlineData("a=1 ", "<p ")]
    [InlineData("<svg><g>", "")]
    [InlineData("<![CDATA[", "<svg>")]
    [InlineData("<svg><desc><p></desc></svg>", "")]
    [InlineData("</g>", "<svg><desc><svg><desc>")]
    public void Time_grows_with_length_only(string piece, string front)
    {
        const int Pieces = 40_000;
        string small = front + string.Concat(Enumerable.Repeat(piece, Pieces));
        string large = front + string.Concat(Enumerable.Repeat(piece, Pieces * 8));
        TextOf(small);
        TimeSpan once = Fastest(small);
        TimeSpan eight = Fastest(large);

        // Eight times the input may take eight times as long; 64 times would be quadratic. Generous, since other tests run beside.
        Assert.True(eight < (once * 32) + TimeSpan.FromMilliseconds(200), $"{once} became {eight}");
    }

    [Fact]
    [Trait("Category", "shared-data")]
    public void Real_pages_have_the_text_that_an_independent_parser_finds()
    {
        List<string> different = [];
        TextBuffer html = new();
        foreach (SharedPage page in SharedPages.Archives.SelectMany(archive => SharedPages.Read(archive).Where((_, index) => index % 30 == 0)))
        {
            html.Clear();
            PageEncodings.Find(page.TrueEncoding)!.Decode(page.Body, html);
            string text = html.ToString();
            if (Squeeze(TextOf(text)) != Squeeze(Oracle(text)))
            {
                different.Add(page.Uri);
            }
        }

        Assert.Empty(different);
    }

    private static TimeSpan Fastest(string page) => ThreadTime.Least(() => Count(page));

    private static int Count(string page) => Read(page, new HtmlAttribute[32]);

    private static int Read(string page, HtmlAttribute[] room)
    {
        HtmlTokenizer tokens = new(page, room);
        int count = 0;
        while (tokens.Read())
        {
            count++;
        }

        return count;
    }

    private static string TextOf(string page)
    {
        TextBuffer text = new();
        HtmlTokenizer tokens = new(page, new HtmlAttribute[32]);
        while (tokens.Read())
        {
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                if (tokens.HasReferences)
                {
                    CharacterReferences.Resolve(tokens.Text, inAttribute: false, text);
                }
                else
                {
                    text.Append(tokens.Text);
                }
            }
        }

        return text.ToString();
    }

    private static string Oracle(string page)
    {
        using AngleSharp.Html.Dom.IHtmlDocument document = new HtmlParser().ParseDocument(page);
        StringBuilder text = new();
        foreach (IText node in document.Descendants<IText>())
        {
            text.Append(node.Data);
        }

        return text.ToString();
    }

    // Tree builders drop NULs and blanks in places that a tokenizer does not know.
    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('\0' or '\uFFFD' or '\uFEFF')));

    private static string Resolve(string written, bool inAttribute)
    {
        TextBuffer text = new();
        CharacterReferences.Resolve(written, inAttribute, text);
        return text.ToString();
    }

    private static string Describe(string page)
    {
        List<string> all = [];
        HtmlTokenizer tokens = new(page, new HtmlAttribute[32]);
        while (tokens.Read())
        {
            StringBuilder text = new();
            switch (tokens.Kind)
            {
                case HtmlTokenKind.Text:
                    text.Append(tokens.Text);
                    break;
                case HtmlTokenKind.EndTag:
                    text.Append($"[/{tokens.Tag.ToString().ToLowerInvariant()}]");
                    break;
                default:
                    text.Append('[').Append(tokens.Tag.ToString().ToLowerInvariant());
                    foreach (HtmlAttribute attribute in tokens.Attributes)
                    {
                        string name = page.Substring(attribute.NameStart, attribute.NameLength).ToLowerInvariant();
                        string value = page.Substring(attribute.ValueStart, attribute.ValueLength);
                        text.Append(' ').Append(name).Append(value.Length > 0 ? "=" + value : "");
                    }

                    text.Append(tokens.IsSelfClosing ? "/]" : "]");
                    break;
            }

            all.Add(text.ToString());
        }

        return string.Join('|', all);
    }
}
