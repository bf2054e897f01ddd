using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Html;

namespace Tsumugi.Tests.Report;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("a\u202Efdp.exe", "a⟨U+202E⟩fdp.exe")] // turns the direction of writing
    [InlineData("\0\u0007", "⟨U+0000⟩⟨U+0007⟩")]
    public void Shows_every_letter_and_executes_none(string text, string html) => Assert.Equal(html, HtmlText.Of(text));

    [Fact]
    public void Half_a_surrogate_pair_is_named() => Assert.Equal("⟨U+D800⟩x⟨U+DC00⟩", HtmlText.Of("\uD800x\uDC00"));

    [Fact]
    public void No_text_escapes_from_an_element_or_an_attribute() => Property.Holds(JapaneseText.Any, text => StaysInside(text + "<i>\"'&gt;</p>" + text));

    [Fact]
    public void No_units_escape_from_an_element_or_an_attribute() => Property.Holds(JapaneseText.AnyUtf16, StaysInside);

    [Fact]
    public void A_long_field_is_cut_between_letters()
    {
        string text = new string('a', 159) + "𠮷" + "b";
        Assert.Equal(new string('a', 159) + "…", HtmlText.Clip(text));
        Assert.Equal("𠮷", HtmlText.Clip("𠮷"));
    }

    [Fact]
    public void A_writer_escapes_what_comes_through_holes_and_shows_both_languages()
    {
        HtmlWriter html = new();
        html.Write($"<p>{"<b>"}{1234L}{new Phrase("`a<b` it", "`a<b` 一つ")}</p>");
        Assert.Equal("<p>&lt;b&gt;1,234<span class=\"ja\" lang=\"ja\"><code>a&lt;b</code> 一つ</span><span class=\"en\" lang=\"en\"><code>a&lt;b</code> it</span></p>\n", html.ToString());
    }

    private static bool StaysInside(string text)
    {
        string html = HtmlText.Of(text);
        IElement body = new HtmlParser().ParseDocument($"<body><p title=\"{html}\">{html}</p>").Body!;
        return body.Children.Length == 1 && body.Children[0] is { Children.Length: 0, Attributes.Length: 1 };
    }
}
