using Tsumugi.Corpus.Extraction;

namespace Tsumugi.Tests.Bench;

public sealed class MarkdownSourceTests
{
    [Theory]
    [InlineData("---\nauthor: laco\n---\n\n# 見出し {#id}\n", "見出し\n")]
    [InlineData("これは**太い**字です。", "これは太い字です。\n")]
    [InlineData("`/*` と `*/`で囲む", "/* と */で囲む\n")] // code is no emphasis
    [InlineData("[案内](https://example.com/)を見る", "案内を見る\n")]
    [InlineData("[Map][]は型です。\n\n[Map]: https://example.com/", "Mapは型です。\n")]
    [InlineData("## [ES2015] Map {#map}", "[ES2015] Map\n")] // no reference of that name: the brackets are shown
    [InlineData("- 一\n- 二\n1. 三\n> 四", "一\n二\n三\n四\n")]
    [InlineData("<!-- 消える\nここも -->残る", "残る\n")]
    [InlineData("```js\n<!-- コードは残る\n# 印も\n```", "<!-- コードは残る\n# 印も\n")]
    [InlineData("![図](a.png)\n[import, a.js](src/a.js)\n{{book.console}}", "")]
    public void Words_stay_and_marks_go(string markdown, string text) => Assert.Equal(text, MarkdownSource.Text(markdown));
}
