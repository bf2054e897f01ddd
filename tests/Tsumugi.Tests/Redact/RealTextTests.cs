using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;

namespace Tsumugi.Tests.Redact;

/// <summary>Counts findings in corpora that were read by eye: what is over the ceiling is a false alarm that came in.</summary>
[Trait("Category", "shared-data")]
public sealed class RealTextTests
{
    private static readonly Redactor Redactor = new(JpDefault.Policy);

    [Theory]
    [InlineData("law", 0, 0)]
    [InlineData("aozora", 0, 0)]
    [InlineData("wikipedia-leads", 0, 0)]
    [InlineData("sql-docs", 45, 0)]
    [InlineData("php-manual", 23, 0)]
    [InlineData("react-docs", 69, 0)]
    [InlineData("jsprimer", 1, 0)]
    [InlineData("baldanders-blog", 14, 0)]
    public void Findings_stay_below_what_was_read_by_eye(string corpus, int emails, int phones)
    {
        var found = new List<string>();
        foreach (string text in Texts(corpus))
        {
            foreach (TextEdit edit in JpDefault.Find(Redactor, text))
            {
                found.Add(edit.Kind + " " + text[Math.Max(0, edit.Span.Start - 12)..edit.Span.Start].ReplaceLineEndings(" ") + "【" + text[edit.Span.Start..edit.Span.End] + "】");
            }

            Assert.Empty(JpDefault.Find(new MyNumberScrubber(), text));
        }

        int mails = found.Count(line => line.StartsWith("email", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper!.WriteLine($"{corpus}: {mails} e-mail, {found.Count - mails} phone\n");
        Assert.True(mails <= emails && found.Count - mails <= phones, string.Join('\n', found.Take(20)));
    }

    private static IEnumerable<string> Texts(string corpus)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared($"text/{corpus}.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("text").GetString()!;
        }
    }
}
