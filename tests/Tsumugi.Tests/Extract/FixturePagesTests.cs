using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Corpus.Scoring;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Tests.Extract;

/// <summary>Compares what extraction gives with what a reader wrote down, on pages of many kinds (tests/data/pages).</summary>
public sealed class FixturePagesTests(ITestOutputHelper output)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "data", "pages");

    public static TheoryData<string> Pages => [.. Files("*.html")];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Main_content_is_what_a_reader_would_copy(string page) => Compare(page, Read(page, ".txt"), Extract(page));

    public static TheoryData<string> Structured => [.. Files("*.md").Where(page => page != "README")];

    public static TheoryData<string> WithReadings => [.. Files("*.both.txt")];

    [Theory]
    [MemberData(nameof(Structured))]
    public void Structure_is_written_as_markdown(string page) => Assert.Equal(Read(page, ".md"), Extract(page, new ExtractionOptions { Structure = TextStructure.Markdown }));

    [Theory]
    [MemberData(nameof(WithReadings))]
    public void Readings_of_ruby_stand_in_parentheses(string page) => Assert.Equal(Read(page, ".both.txt"), Extract(page, new ExtractionOptions { Ruby = RubyStyle.Both }));

    private void Compare(string page, string expected, string text)
    {
        double f1 = expected.Length + text.Length == 0 ? 1 : ExtractionScore.Grams(text, expected).F1;
        double lines = expected.Length + text.Length == 0 ? 1 : ExtractionScore.Lines(text, expected).F1;
        output.WriteLine($"{page}: {f1:F4}, by line {lines:F4}");
        if (text != expected)
        {
            output.WriteLine(text);
        }

        Assert.InRange(f1, 0.95, 1);
    }

    private static string Extract(string page, ExtractionOptions? options = null)
    {
        Document document = new();
        IExtractionWorker worker = new MainContentExtractor(options).CreateWorker();
        worker.Extract(Read(page, ".html"), document);
        return document.Text.ToString();
    }

    private static string Read(string page, string ending) => File.ReadAllText(Path.Combine(Folder, page + ending)).TrimEnd('\n');

    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Folder, pattern)
        .Select(path => Path.GetFileName(path).Split('.')[0]).Order(StringComparer.Ordinal);
}
