using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

public sealed class StructureTests
{
    [Theory]
    [InlineData("<h1>糸</h1><h3>綿</h3><p>白い。</p>", "# 糸\n\n### 綿\n\n白い。")]
    [InlineData("<p>一行目<br>二行目</p><p>次</p>", "一行目\n二行目\n\n次")]
    [InlineData("<h2>二行の<br>題</h2><p>文。</p>", "## 二行の 題\n\n文。")]
    [InlineData("<ul><li>一<li>二<ul><li>三<ol><li>四<li>五</ol></ul><li>六</ul>", "- 一\n- 二\n  - 三\n    1. 四\n    2. 五\n- 六")]
    [InlineData("<ul><li><p>一</p><p>続き</p></li><li>二</li></ul>", "- 一\n\n  続き\n- 二")]
    [InlineData("<ul><li>一</ul><ul><li>別の箇条書き</ul>", "- 一\n\n- 別の箇条書き")]
    [InlineData("<blockquote><p>引用</p><ul><li>一<li>二</ul></blockquote><p>後</p>", "> 引用\n>\n> - 一\n> - 二\n\n後")]
    [InlineData("<blockquote>外<blockquote>内</blockquote></blockquote>", "> 外\n>\n> > 内")]
    [InlineData("<ul><li>例<pre>a\n\nb</pre></ul>", "- 例\n\n  ```\n  a\n\n  b\n  ```")]
    [InlineData("<pre>``` の例 ````</pre>", "`````\n``` の例 ````\n`````")]
    [InlineData("<pre class='language-c++'>a</pre><div class='highlight-ruby'><pre>b</pre></div><pre><code class='hljs language-none'>c</code></pre>", "```c++\na\n```\n\n```ruby\nb\n```\n\n```\nc\n```")]
    [InlineData("<table><tr><th>名<th>数<tr><td>綿|絹<td>1</table>", "| 名 | 数 |\n| --- | --- |\n| 綿\\|絹 | 1 |")]
    [InlineData("<table><tr><th><th>月<tr><td>朝<td>米<tr><td>夕</table>", "| | 月 |\n| --- | --- |\n| 朝 | 米 |\n| 夕 | |")]
    [InlineData("<table><tr><td>一つの欄だけの表。<tr><td>文。</table>", "一つの欄だけの表。\n\n文。")]
    [InlineData("<table><tr><td>名<td>数<tr><td>綿<br>絹<td>1</table>", "名\t数\n\n綿\n絹\n\n1")] // a cell of two lines is no Markdown cell
    [InlineData("<p>文は<b>太く</b>、<a href='x'>リンク</a>は<code>文字</code>だけ。</p>", "文は太く、リンクは文字だけ。")]
    public void Blocks_become_markdown(string page, string text) => Assert.Equal(text, Markdown(page));

    [Theory]
    [InlineData("# 見出しではない", "\\# 見出しではない")]
    [InlineData("#タグ", "#タグ")]
    [InlineData("- 項目ではない", "\\- 項目ではない")]
    [InlineData("-5度", "-5度")]
    [InlineData("1. 番号", "1\\. 番号")]
    [InlineData("1.5倍", "1.5倍")]
    [InlineData("> 引用ではない", "\\> 引用ではない")]
    [InlineData("---", "\\---")]
    [InlineData("~~~", "\\~~~")]
    [InlineData("*注 と **強調**", "\\*注 と \\*\\*強調\\*\\*")]
    [InlineData("2 * 3 は 6", "2 * 3 は 6")]
    [InlineData("snake_case_name", "snake_case_name")]
    [InlineData("_強調_", "\\_強調\\_")]
    [InlineData("`a` と `b`", "\\`a\\` と \\`b\\`")]
    [InlineData("[1] 参考", "[1] 参考")]
    [InlineData("[a](b)", "\\[a](b)")]
    [InlineData("a < b、<b>", "a < b、\\<b>")]
    [InlineData("&amp; R&D", "\\&amp; R&D")]
    [InlineData("C:\\dir \\*", "C:\\dir \\\\*")]
    public void Only_what_would_be_a_mark_is_escaped(string text, string markdown) =>
        Assert.Equal(markdown, Markdown($"<p>{text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</p>"));

    [Fact]
    public void Blocks_say_where_they_stand_in_the_markdown()
    {
        const string Page = "<h1>糸</h1><ul><li>綿</ul><table><tr><th>名<th>数<tr><td>絹<td>1</table><p>終わり。</p>";
        IExtractionWorker worker = new MainContentExtractor(new ExtractionOptions { Structure = TextStructure.Markdown }).CreateWorker();
        Document document = new();
        worker.Extract(Page, document);
        List<ExtractedBlock> blocks = [];
        worker.Describe(Page, blocks);
        string text = document.Text.ToString();
        Assert.Equal(["# 糸", "綿", "| 名 | 数 |", "| 絹 | 1 |", "終わり。"], blocks.Select(block => text.Substring(block.TextStart, block.TextLength)));
    }

    [Theory]
    [InlineData("<blockquote>")]
    [InlineData("<ul><li>あ")]
    [InlineData("<table><tr><td>あ<td>い")]
    [InlineData("<table><tr><td>あ<td>い</table>")]
    [InlineData("<tr><td><p>あ</p><td><p>い</p>")]
    public void Time_grows_with_length_only(string piece)
    {
        const int Pieces = 2_000;
        TimeSpan once = Fastest(string.Concat(Enumerable.Repeat(piece, Pieces)));
        TimeSpan eight = Fastest(string.Concat(Enumerable.Repeat(piece, Pieces * 8)));
        Assert.True(eight < (once * 32) + TimeSpan.FromMilliseconds(300), $"{once} became {eight}");
    }

    private static TimeSpan Fastest(string page)
    {
        IExtractionWorker worker = new MainContentExtractor(new ExtractionOptions { Structure = TextStructure.Markdown }).CreateWorker();
        Document document = new();
        return ThreadTime.Least(() =>
        {
            document.Clear();
            worker.Extract(page, document);
        });
    }

    private static string Markdown(string page)
    {
        Document document = new();
        new MainContentExtractor(new ExtractionOptions { Structure = TextStructure.Markdown }).CreateWorker().Extract(page, document);
        return document.Text.ToString();
    }
}
