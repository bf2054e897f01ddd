using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Redact.SpecialCare;

namespace Tsumugi.Tests.Redact.SpecialCare;

/// <summary>Counts findings in corpora whose findings were all read by eye: what is over the ceiling is a false alarm that came in.</summary>
[Trait("Category", "shared-data")]
public sealed class SpecialCareRealTextTests
{
    [Theory]
    [InlineData("law", 0)]
    [InlineData("aozora", 23)] // literature of the dead: a statement of a named person, most of them made up
    [InlineData("wikipedia-leads", 0)]
    [InlineData("sql-docs", 0)]
    [InlineData("php-manual", 0)]
    [InlineData("react-docs", 0)]
    [InlineData("jsprimer", 0)]
    [InlineData("baldanders-blog", 0)]
    public void Findings_stay_below_what_was_read_by_eye(string corpus, int most)
    {
        SpecialCareDetector detector = new();
        List<string> found = [];
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Repository.Shared($"text/{corpus}.jsonl.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            string text = document.RootElement.GetProperty("text").GetString()!;
            List<TextEdit> findings = [];
            detector.Find(text, findings);
            found.AddRange(findings.Select(finding => $"{finding.Kind} {text[Math.Max(0, finding.Span.Start - 30)..finding.Span.Start].ReplaceLineEndings(" ")}【{text[finding.Span.Start..finding.Span.End]}】"));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{corpus}: {found.Count}\n");
        Assert.True(found.Count <= most, string.Join('\n', found.Take(20)));
    }
}
