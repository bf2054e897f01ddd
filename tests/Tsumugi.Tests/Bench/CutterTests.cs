using Tsumugi.Corpus.Sources;

namespace Tsumugi.Tests.Bench;

public sealed class CutterTests
{
    [Fact]
    public void Parts_of_a_text_join_to_the_text() => Property.Holds(JapaneseText.Any, text =>
    {
        List<PagePart> parts = [];
        TextCutter.Cut(text, 0, boilerplate: false, parts);
        return string.Concat(parts.Select(part => text.Substring(part.Start, part.Length))) == text;
    });

    [Theory]
    [InlineData("雨が降る、風も吹く。窓を閉めた。", "雨が降る、|風も吹く。|窓を閉めた。")]
    [InlineData("「本当か？」と言った！", "「本当か？」|と言った！")] // a closing bracket belongs to what it closes
    [InlineData("It costs 1,234.50 yen. Really?", "It costs 1,234.50 yen.|Really?")] // no cut inside numbers
    [InlineData("一行目\n二行目", "一行目|二行目")]
    public void Cuts_behind_clauses(string text, string clauses)
    {
        List<PagePart> parts = [];
        TextCutter.Cut(text, 0, boilerplate: false, parts);
        Assert.Equal(clauses, string.Join('|', parts.Where(part => part.Kind != PartKind.Markup).Select(part => text.Substring(part.Start, part.Length))));
    }

    [Theory]
    [InlineData("<p>甲</p><p>乙</p>", "甲|乙")]
    [InlineData("<a title=\"a>b\">甲</a>", "甲")] // a quoted `>` ends no tag
    [InlineData("<script>x<y</script>甲<style>p{}</style><!-- 乙 <p> -->", "甲")]
    [InlineData("甲<script>never closed 乙", "甲")]
    [InlineData("甲<!-- never closed 乙", "甲")]
    [InlineData("", "")]
    public void Finds_text_nodes(string html, string nodes) =>
        Assert.Equal(nodes, string.Join('|', HtmlCutter.TextNodes(html).Select(node => html.Substring(node.Start, node.Length))));
}
