using System.Text;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;
using Tsumugi.Text;
using Tsumugi.Text.Html;
using HtmlParser = AngleSharp.Html.Parser.HtmlParser;

namespace Tsumugi.Tests.Text.Html;

/// <summary>Inside of SVG and MathML other rules hold: CDATA sections are text, `style` and `title` are elements like others.</summary>
public sealed class ForeignContentTests
{
    private static readonly Arbitrary<string> AnyForeignMarkup = Arb.From(Gen.Elements(
        "<svg>", "</svg>", "<math>", "</math>", "<g>", "</g>", "<path/>", "<foreignObject>", "</foreignObject>", "<desc>", "</desc>", "<title>", "</title>",
        "<mi>", "</mi>", "<mtext>", "</mtext>", "<annotation-xml encoding='text/html'>", "<annotation-xml>", "</annotation-xml>", "<![CDATA[", "]]>", "x<y", "日本", "&amp;",
        "<br>", "<img>", "<font>", "<font color=red>", "<a>", "</a>", "<mglyph>", ">")
        .ListOf().Select(string.Concat));

    [Theory]
    [InlineData("<svg><![CDATA[a<b>&amp;]]></svg>", "a<b>&amp;")]
    [InlineData("<svg><![CDATA[a]]b]]]>c</svg>", "a]]b]c")]
    [InlineData("<svg><![CDATA[a]]", "a]]")] // the end of the page ends a section
    [InlineData("<svg><![CDATA[]]>b</svg>", "b")]
    [InlineData("<svg><![cdata[a>b</svg>", "b")] // in lower case it is a bogus comment
    [InlineData("<p><![CDATA[a>b]]>", "b]]>")] // in HTML, too
    [InlineData("<math><mi><![CDATA[a<b]]></mi></math>", "a<b")]
    [InlineData("<svg><foreignObject><div><![CDATA[a>b]]></div></foreignObject><![CDATA[c<d]]></svg>", "b]]>c<d")] // HTML again inside
    [InlineData("<svg><desc><![CDATA[a<b]]></desc></svg>", "a<b")]
    [InlineData("<svg><g/><![CDATA[a<b]]></svg><![CDATA[c>d", "a<bd")]
    [InlineData("<svg><p><![CDATA[a>b", "b")] // a paragraph ends the drawing
    [InlineData("<svg></p><![CDATA[a>b", "b")]
    [InlineData("<svg><font><![CDATA[a<b]]>", "a<b")]
    [InlineData("<svg><font size=1><![CDATA[a>b", "b")]
    [InlineData("<div><svg><path></div><![CDATA[a>b", "b")] // a drawing that never ends
    [InlineData("<math><annotation-xml encoding=text/html><p><![CDATA[a>b", "b")]
    [InlineData("<math><annotation-xml><svg><![CDATA[a<b]]>", "a<b")]
    [InlineData("<svg><style>a<b>c</b></style></svg>", "ac")] // no raw text
    [InlineData("<svg><title>a<i>b</i></title></svg>", "ab")]
    [InlineData("<svg><foreignObject><style>a<b></style></foreignObject></svg>", "a<b>")]
    [InlineData("<p>a\0b</p>", "ab")]
    public void Sections_and_raw_text_depend_on_where_they_stand(string page, string letters)
    {
        Assert.Equal(letters, Letters(page));
        Assert.Equal(letters, Oracle(page));
    }

    [Theory]
    [InlineData("<svg/><![CDATA[a>b", "b")] // an empty drawing is no place
    [InlineData("<svg>a\0b</svg>", "a\uFFFDb")]
    [InlineData("<svg><![CDATA[a\0b]]></svg>", "a\uFFFDb")]
    public void Where_the_other_parser_leaves_the_standard_we_do_not(string page, string letters) => Assert.Equal(letters, Letters(page));

    [Theory]
    [InlineData("<svg><title>x</title></svg><title>y</title>", "Svg Other Title")]
    [InlineData("<svg><a><circle/><style></style></a></svg><a>", "Svg Other Other Other A")]
    [InlineData("<math><mi>x</mi><semantics><annotation>y</annotation></semantics></math>", "Math Other Other Annotation")]
    [InlineData("<svg><foreignObject><p>x</p></foreignObject></svg>", "Svg Other P")]
    [InlineData("<svg><g><div>", "Svg Other Div")]
    public void Names_of_drawings_are_no_names_of_pages(string page, string tags)
    {
        List<HtmlTag> found = [];
        HtmlTokenizer tokens = new(page, new HtmlAttribute[8]);
        while (tokens.Read())
        {
            if (tokens.Kind == HtmlTokenKind.StartTag)
            {
                found.Add(tokens.Tag);
            }
        }

        Assert.Equal(tags, string.Join(' ', found));
    }

    [Fact]
    public void Nested_deeper_than_there_is_room_for_it_still_ends()
    {
        string page = string.Concat(Enumerable.Repeat("<svg><g>", 500)) + "<![CDATA[<a>]]>" + string.Concat(Enumerable.Repeat("</g></svg>", 500)) + "<![CDATA[b>c";
        Assert.Equal("<a>c", Letters(page));
    }

    // Letter case: the other parser turns `</foreignObject>` inside of a title into lower case.
    [Fact]
    public void Any_foreign_markup_has_the_letters_that_an_independent_parser_finds() =>
        Property.Holds(AnyForeignMarkup, page => KnownMiss(page) || Squeeze(Letters(page)).Equals(Squeeze(Oracle(page)), StringComparison.OrdinalIgnoreCase));

    // What is open in the HTML that a drawing embeds is counted, not named, and what is open around it is guessed: see the remarks of both types.
    // It shows only where something reads its content as text: a section, or a title that is one of HTML.
    private static bool KnownMiss(string page) => page.Contains("</", StringComparison.Ordinal)
        && (page.Contains("[CDATA[", StringComparison.Ordinal) || page.Contains("<title>", StringComparison.Ordinal));

    private static string Letters(string page)
    {
        TextBuffer letters = new();
        HtmlTokenizer tokens = new(page, new HtmlAttribute[8]);
        while (tokens.Read())
        {
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                tokens.AppendText(letters);
            }
        }

        return letters.ToString();
    }

    private static string Oracle(string page)
    {
        using AngleSharp.Html.Dom.IHtmlDocument document = new HtmlParser().ParseDocument("<body>" + page);
        StringBuilder text = new();
        foreach (IText node in document.Descendants<IText>())
        {
            text.Append(node.Data);
        }

        return text.ToString();
    }

    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
