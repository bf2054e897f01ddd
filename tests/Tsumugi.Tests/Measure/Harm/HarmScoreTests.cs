using System.IO.Compression;
using System.Text.Json;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Measure.Harm;

/// <summary>Pages of a kind are told from texts about it: on toy documents with a held-out third, and on ten thousand real texts.</summary>
public sealed class HarmScoreTests(ITestOutputHelper output)
{
    /// <summary>The limit of presets/tsumugi-ja-safe.yaml.</summary>
    private const double Limit = 0.4;

    private static readonly string[] Categories = ["adult", "violence", "discrimination", "gambling", "drugs", "scam"];

    [Fact]
    public void Toy_pages_are_found_and_look_alikes_stay_in_the_held_out_third_too()
    {
        List<JsonElement> rows = [.. File.ReadLines(Path.Combine(Repository.Data, "harm", "harm.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        foreach (bool held in new[] { false, true })
        {
            foreach (string category in Categories)
            {
                IMeasure score = Score(category);
                var mine = rows.Where(row => row.GetProperty("category").GetString() == category && row.GetProperty("held_out").GetBoolean() == held).Select(row => (Harmful: row.GetProperty("harmful").GetBoolean(), Found: Of(score, row.GetProperty("text").GetString()!) > Limit)).ToList();
                int right = mine.Count(row => row.Harmful && row.Found);
                double precision = (double)right / Math.Max(1, mine.Count(row => row.Found));
                double recall = (double)right / mine.Count(row => row.Harmful);
                output.WriteLine($"{category,-15} {(held ? "held out" : "tuned on"),-9} {mine.Count,3} documents: precision {precision:0.000}, recall {recall:0.000}");
                Assert.True(precision >= 0.95 && recall >= 0.95, category);
            }
        }
    }

    [Fact]
    public void Of_ten_thousand_texts_of_law_literature_blogs_and_manuals_at_most_one_in_a_thousand_measures_as_harmful()
    {
        int texts = 0;
        List<string> harmful = [];
        TextAnalysis analysis = new();
        IMeasure[] scores = [.. Categories.Select(Score), MeasureCatalog.Find("harm/masked-hits")!];
        double[] limits = [.. Categories.Select(_ => Limit), 4];
        foreach (string path in Directory.GetFiles(Repository.Shared("text"), "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using StreamReader lines = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument document = JsonDocument.Parse(line);
                string text = document.RootElement.GetProperty("text").GetString()!;
                TextView view = analysis.Look(text);
                texts++;
                for (int i = 0; i < scores.Length; i++)
                {
                    if (text.Length >= 200 && scores[i].Of(view) > limits[i])
                    {
                        harmful.Add($"{scores[i].Card.Id} {scores[i].Of(view):0.00} {Path.GetFileName(path)} {text[..40].ReplaceLineEndings(" ")}");
                    }
                }
            }
        }

        output.WriteLine($"{harmful.Count} of {texts}");
        harmful.ForEach(output.WriteLine);
        Assert.InRange(harmful.Count, 0, texts / 1000);
    }

    [Fact]
    public void Each_share_speaks_alone()
    {
        IMeasure score = Score("gambling");
        string page = string.Concat(Enumerable.Repeat("オンカジなら当店。競馬予想、パチスロ、三連単、万馬券、ブックメーカー。今日も大当たり。", 20));
        Assert.InRange(Of(score, page), 0.9, 1);
        Assert.InRange(Of(score, page + new string('あ', 20 * page.Length)), 0, 0.05); // one bad comment on a long page
        Assert.InRange(Of(score, string.Concat(Enumerable.Repeat("競馬の話です。", 100))), 0, 0.25); // one word over and over
        Assert.InRange(Of(score, page.Replace("当店", "逮捕、容疑者、起訴、判決、治療、相談窓口", StringComparison.Ordinal)), 0, 0.4); // a report
        Assert.Equal(0, Of(score, ""));
        Assert.Equal(0, Of(score, "今日は天気がよい。"));
    }

    private static IMeasure Score(string category) => MeasureCatalog.Find($"harm/{category}-score")!;

    private static double Of(IMeasure measure, string text) => measure.Of(new TextView(text));
}
