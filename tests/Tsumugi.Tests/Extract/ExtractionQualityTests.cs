using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Corpus.Scoring;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Extract;
using Tsumugi.Text;

namespace Tsumugi.Tests.Extract;

/// <summary>Scores extraction against the shared gold, file by file, on every n-th page so that about sixty of each file are read.</summary>
/// <remarks>Set TSUMUGI_WORST=5 to see the worst pages of each file, TSUMUGI_PAGES=all to score every page.</remarks>
[Trait("Category", "shared-data")]
public sealed class ExtractionQualityTests(ITestOutputHelper output)
{
    private static readonly string[] Files =
        ["httpd20-iso2022jp", "httpd22-eucjp", "httpd24-utf8", "jsprimer", "jsprimer-markdown-source", "law-egov-shiftjis", "libreoffice-help-ja", "okumuralab", "plateau-lod2-manual"];

    [Fact]
    public void Main_content_keeps_its_quality() => Assert.InRange(Mean(options => new MainContentExtractor(options)), 0.975, 1);

    [Fact]
    public void All_text_is_the_yardstick_to_beat() => Assert.InRange(Mean(options => new WholePageExtractor(options)), 0.9, 1);

    /// <summary>The author's Markdown is compared with the Markdown of the page made from it, code left out; all other gold with plain text.</summary>
    private double Mean(Func<ExtractionOptions, IExtractor> extractor)
    {
        int worst = int.Parse(Environment.GetEnvironmentVariable("TSUMUGI_WORST") ?? "0", CultureInfo.InvariantCulture);
        PageDecoder decoder = new();
        List<double> means = [];
        List<double> lineMeans = [];
        foreach (string file in Files)
        {
            bool source = file.EndsWith("-markdown-source", StringComparison.Ordinal);
            IExtractionWorker worker = extractor(new ExtractionOptions { Structure = source ? TextStructure.Markdown : TextStructure.Plain }).CreateWorker();
            Dictionary<string, string> gold = SharedPages.Lines(Repository.Shared($"extraction_gold/{file}.jsonl.gz"))
                .ToDictionary(line => SharedPages.Text(line, "uri"), line => source ? MarkdownProse.TextOf(SharedPages.Text(line, "markdown")) : SharedPages.Text(line, "gold"), StringComparer.Ordinal);
            List<(double F1, double LineF1, string Uri)> scores = [];
            int step = Environment.GetEnvironmentVariable("TSUMUGI_PAGES") == "all" ? 1 : Math.Max(1, gold.Count / 60);
            foreach (SharedPage page in SharedPages.Read(file.Replace("-markdown-source", "", StringComparison.Ordinal)).Where(page => gold.ContainsKey(page.Uri)).Where((_, index) => index % step == 0))
            {
                TextBuffer html = new();
                Document document = new();
                decoder.Decode(page.Body, page.HttpCharset, isHtml: true, html);
                worker.Extract(html.Written, document);
                string text = source ? MarkdownProse.TextOf(document.Text.ToString()) : document.Text.ToString();
                scores.Add((ExtractionScore.Grams(text, gold[page.Uri]).F1, ExtractionScore.Lines(text, gold[page.Uri]).F1, page.Uri));
            }

            means.Add(scores.Average(score => score.F1));
            lineMeans.Add(scores.Average(score => score.LineF1));
            output.WriteLine($"{file}: {means[^1]:F4}, by line {lineMeans[^1]:F4}, over {scores.Count} pages, lowest {scores.Min(score => score.F1):F3}");
            foreach ((double f1, double lineF1, string uri) in scores.OrderBy(score => score.F1).Take(worst))
            {
                output.WriteLine($"  {f1:F3} {lineF1:F3} {uri}");
            }
        }

        output.WriteLine($"{extractor(ExtractionOptions.Plain).Name}: mean over files {means.Average():F4}, by line {lineMeans.Average():F4}");
        return means.Average();
    }
}
