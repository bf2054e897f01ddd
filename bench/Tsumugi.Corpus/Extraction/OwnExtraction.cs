using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;

namespace Tsumugi.Corpus.Extraction;

/// <summary>Runs our own extractors over pages in memory, as the scripts under `bench/rivals` run the others.</summary>
public static class OwnExtraction
{
    private static readonly JsonSerializerOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a line for each page, and one with the CPU seconds of each archive: the least of three rounds behind three seconds that are not counted.</summary>
    public static void Run(string extractor, string pagesPath, string to)
    {
        IExtractor chosen = extractor switch
        {
            "main-content" => new MainContentExtractor(),
            "all-text" => new WholePageExtractor(),
            _ => throw new UsageException($"`{extractor}`: expected `main-content` or `all-text`"),
        };
        const int Rounds = 3;
        const double WarmUpSeconds = 3;
        IExtractionWorker worker = chosen.CreateWorker();
        Document document = new();
        List<GoldPage> pages = [.. PagesFile.Read(pagesPath)];
        using StreamWriter output = new(to, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        foreach (GoldPage page in pages)
        {
            document.Clear();
            worker.Extract(page.Html, document);
            output.Write(JsonSerializer.Serialize(new { file = page.File, uri = page.Uri, text = document.Text.ToString() }, Lines) + '\n');
        }

        // The runtime compiles hot methods anew after some hundred calls.
        for (double warm = 0; warm < WarmUpSeconds;)
        {
            warm += Seconds(worker, document, pages);
        }

        foreach (IGrouping<string, GoldPage> archive in pages.GroupBy(page => page.File))
        {
            double least = Enumerable.Range(0, Rounds).Min(_ => Seconds(worker, document, archive));
            output.Write(JsonSerializer.Serialize(new { file = archive.Key, seconds = least }, Lines) + '\n');
        }
    }

    private static double Seconds(IExtractionWorker worker, Document document, IEnumerable<GoldPage> pages)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        foreach (GoldPage page in pages)
        {
            document.Clear();
            worker.Extract(page.Html, document);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
