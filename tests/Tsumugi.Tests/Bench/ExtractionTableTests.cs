using Tsumugi.Corpus.Extraction;
using Tsumugi.Corpus.Measuring;

namespace Tsumugi.Tests.Bench;

public sealed class ExtractionTableTests
{
    private const string Pages = """
        {"file":"site","uri":"http://a/","html":"<p>東京都</p>"}
        {"file":"site","uri":"http://b/","html":"<p>大阪府</p>"}
        """;

    private static readonly GoldFile Gold = new("site", "site", new Dictionary<string, string>(StringComparer.Ordinal) { ["http://a/"] = "題名\n東京都", ["http://b/"] = "大阪府" });

    [Fact]
    public void A_tool_that_answers_with_html_and_title_gets_both_rows_and_its_crashes_are_listed()
    {
        string table = Table("""
            {"file":"site","uri":"http://a/","html":"<p>東京都</p>","title":"題名"}
            {"file":"site","uri":"http://b/","html":"","error":"boom"}
            {"file":"site","seconds":0.00001}
            {"version":"1.2"}
            """);

        // Of page a: 3-gram 東京都 of 題名東, 名東京, 東京都; one line of two. Of page b nothing.
        Assert.Contains("| tool 1.2 | 2 | 0.2500 | 0.5000 | 0.1667 | 0.3333 | 1 | 3.20 | 60 |", table, StringComparison.Ordinal);
        Assert.Contains("| tool + title 1.2 | 2 | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 1 | 3.20 | 60 |", table, StringComparison.Ordinal);
        Assert.Contains("- tool: http://b/: boom", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_the_tool_lost_is_an_empty_one() =>
        Assert.Contains("| tool | 2 | 0.5000 | 0.5000 | 0.5000 | 0.5000 | 1 |", Table("""{"file":"site","uri":"http://b/","text":"大阪府"}"""), StringComparison.Ordinal);

    [Fact]
    public void A_tool_that_is_not_there_has_a_row_that_says_so() =>
        Assert.Contains("| other | not installed |", ExtractionTable.Write([Gold], [new ToolNote("other", "", "", "not installed")], []), StringComparison.Ordinal);

    private static string Table(string output)
    {
        using CorpusFolder folder = new();
        string pages = Path.Combine(folder.Path, "pages.jsonl");
        string answers = Path.Combine(folder.Path, "tool.jsonl");
        File.WriteAllText(pages, Pages);
        File.WriteAllText(answers, output);
        return ExtractionTable.Write([Gold], [new ToolNote("tool", pages, answers, "run")], [new Measurement("tool", 1, 1, 60_000_000, 0)]);
    }
}
