using System.Formats.Tar;
using System.IO.Compression;
using Tsumugi.Contracts.Documents;
using Tsumugi.Corpus.Scoring;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Extract;
using Tsumugi.Text;

namespace Tsumugi.Tests.Extract.Aozora;

/// <summary>Reads the original Shift_JIS files of the shared data, and compares them with the texts that others made of the same works.</summary>
/// <remarks>Set TSUMUGI_WORST=5 to see where they differ most.</remarks>
[Trait("Category", "shared-data")]
public sealed class SharedAozoraTests(ITestOutputHelper output)
{
    [Fact]
    public void Works_lose_their_marks_and_nothing_else()
    {
        Dictionary<string, string> others = new(StringComparer.Ordinal);
        foreach (System.Text.Json.JsonElement line in SharedPages.Lines(Repository.Shared("text/aozora.jsonl.gz")))
        {
            others[SharedPages.Text(line, "id")] = SharedPages.Text(line, "text");
        }

        TextExtractor extractor = new(new TextSettings("auto", KeepReadings: false));
        PageDecoder decoder = new();
        List<(double F1, double Recall, string Name, string Difference)> scores = [];
        int files = 0;
        int titled = 0;
        List<string> left = [];
        foreach ((string name, byte[] bytes) in Files())
        {
            TextBuffer text = new();
            decoder.Decode(bytes, "", isHtml: false, text);
            Document document = new();
            extractor.Extract(text.Written, isFile: true, document);
            string work = document.Text.ToString();
            files++;
            titled += document.Title.Length > 0 && document.Author.Length > 0 ? 1 : 0;
            if (work.Contains("［＃", StringComparison.Ordinal) || work.Contains("底本：", StringComparison.Ordinal) || work.Contains("【テキスト中に", StringComparison.Ordinal)
                || (name.Contains("_ruby_", StringComparison.Ordinal) && work.Contains('《') && !text.ToString().Contains("1-1-52", StringComparison.Ordinal)))
            {
                left.Add(name);
            }

            if (others.TryGetValue("aozora-" + Path.GetFileName(name).Split('_')[0], out string? other))
            {
                Overlap overlap = ExtractionScore.Grams(work, other);
                scores.Add((overlap.F1, overlap.Recall, name, FirstDifference(work, other)));
            }
        }

        output.WriteLine($"{files} files, {titled} with title and author; {scores.Count} works in both: mean F1 {scores.Average(score => score.F1):F5}, lowest {scores.Min(score => score.F1):F4}, recall {scores.Average(score => score.Recall):F5}, equal {scores.Count(score => score.F1 == 1)}; marks left in {left.Count}");
        int worst = int.Parse(Environment.GetEnvironmentVariable("TSUMUGI_WORST") ?? "0");
        foreach ((double f1, double recall, string name, string difference) in scores.OrderBy(score => score.F1).Take(worst))
        {
            output.WriteLine($"  {f1:F4} recall {recall:F4} {name} {difference}");
        }

        output.WriteLine(string.Join(' ', left));
        Assert.Empty(left);
        Assert.Equal((249, 249), (files, titled));
        Assert.InRange(scores.Average(score => score.F1), 0.99, 1);
        Assert.InRange(scores.Min(score => score.Recall), 0.9, 1);
    }

    private static string FirstDifference(string ours, string theirs)
    {
        ours = string.Concat(ours.Where(letter => !char.IsWhiteSpace(letter)));
        theirs = string.Concat(theirs.Where(letter => !char.IsWhiteSpace(letter)));
        int same = ours.AsSpan().CommonPrefixLength(theirs);
        return $"{ours.AsSpan(Math.Max(0, same - 8), Math.Min(24, ours.Length - Math.Max(0, same - 8)))} / {theirs.AsSpan(Math.Max(0, same - 8), Math.Min(24, theirs.Length - Math.Max(0, same - 8)))}";
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files()
    {
        using TarReader tar = new(new GZipStream(File.OpenRead(Repository.Shared("raw_legacy_text/aozora-shiftjis-raw.tar.gz")), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content)
            {
                using MemoryStream bytes = new();
                content.CopyTo(bytes);
                yield return (entry.Name, bytes.ToArray());
            }
        }
    }
}
