using System.Diagnostics;
using System.Text.Json;
using Tsumugi.Corpus.Making;
using Tsumugi.Corpus.Sources;
using Tsumugi.Corpus.Writing;

namespace Tsumugi.Corpus;

/// <summary>`make`: a corpus of any size from the shared data.</summary>
public static class MakeCommand
{
    private const long FileBodyBytes = 64_000_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static int Run(Arguments arguments)
    {
        string kind = arguments.Text("--kind") ?? "warc";
        string folder = arguments.Needed("--out");
        string data = arguments.Text("--data") ?? SharedData.Find();
        long? size = arguments.Size("--size");
        double times = arguments.Number("--times", 1);
        int files = arguments.Whole("--files", 0);
        int workers = arguments.Whole("--workers", Environment.ProcessorCount);
        ulong seed = (ulong)arguments.Whole("--seed", 1);
        double exact = arguments.Number("--exact", 0.1);
        double near = arguments.Number("--near", 0.2);
        arguments.RejectOthers();

        Stopwatch watch = Stopwatch.StartNew();
        List<SourcePage> pages = kind switch
        {
            "warc" or "pages" => WarcPages.Read(Path.Combine(data, "html_raw")),
            "jsonl" => TextLines.Read(Path.Combine(data, "text")),
            _ => throw new UsageException($"`--kind` is `{kind}`, expected `warc`, `jsonl` or `pages`"),
        };
        CorpusOptions options = new()
        {
            Seed = seed,
            SizeBytes = size ?? (long)(times * pages.Sum(page => (long)page.Body.Length)),
            ExactShare = exact,
            NearShare = near,
        };
        Directory.CreateDirectory(folder);
        double readSeconds = watch.Elapsed.TotalSeconds;
        CorpusWriter writer = new(pages, options);
        CorpusTotals totals = kind switch
        {
            "warc" => writer.WriteWarc(folder, files > 0 ? files : (int)Math.Max(4, options.SizeBytes / FileBodyBytes), workers),
            "jsonl" => writer.WriteJsonLines(folder, files > 0 ? files : 1, workers),
            _ => writer.WritePages(folder),
        };
        double writeSeconds = watch.Elapsed.TotalSeconds - readSeconds;

        string summary = JsonSerializer.Serialize(totals, Indented);
        File.WriteAllText(Path.Combine(folder, "summary.json"), summary + "\n");
        Console.WriteLine(summary);
        Console.Error.WriteLine($"read in {readSeconds:0.0} s; written in {writeSeconds:0.0} s, {totals.BodyBytes / writeSeconds / 1e6:0} MB/s");
        return 0;
    }
}
