using System.Diagnostics;
using System.Globalization;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Substrings;
using Tsumugi.Text;
using Tsumugi.Text.Repeats;

namespace Tsumugi.Bench.Substrings;

/// <summary>Prints what finding repeated passages costs: each stage over a corpus with planted passages, and the kernels alone, in user CPU time.</summary>
/// <remarks>
/// `dotnet run -c Release --project bench/Tsumugi.Bench -- substring-times [SIZE-MB] [FILE.jsonl …]`; without files, the shared texts. Says how
/// many of the planted passages were cut (all, or something is wrong), and the peak memory of the process.
/// </remarks>
internal static class SubstringTimes
{
    private const long Memory = 512L << 20;
    private const int Shards = 8;

    private static readonly string[] Files = ["aozora", "baldanders-blog", "jsprimer", "law", "php-manual", "react-docs", "sql-docs", "wikipedia-leads"];

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        long megabytes = arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 100;
        string[] paths = arguments.Length > 1 ? arguments[1..] : [.. Files.Select(file => SharedFolder.PathOf($"text/{file}.jsonl.gz"))];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("tsumugi-substrings-");
        try
        {
            Stages(new BenchRun(folder.FullName, Memory), paths, megabytes * 1_000_000);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Kernels(paths[0]);
        Console.WriteLine($"peak memory of the process: {PeakMegabytes()} MB, with {Memory >> 20} MB granted to each task");
    }

    private static void Stages(BenchRun run, string[] paths, long bytes)
    {
        var planted = new PlantedShards(paths, Shards, bytes);
        run.Run(planted);
        Console.WriteLine($"{planted.Documents} documents, {planted.Bytes / 1e6:F1} MB of UTF-8 in {Shards} shards, {planted.Planted.Count} planted passages; user CPU time of one thread");
        var settings = new SubstringSettings { WholeSentences = false, ShortestText = 0 };
        TimeSpan all = TimeSpan.Zero;
        foreach (ITaskStage stage in SubstringStages.All(settings, Shards, []))
        {
            TimeSpan taken = Time(() => run.Run(stage));
            all += taken;
            Print(stage.Name, planted.Bytes, taken);
        }

        Print("all", planted.Bytes, all);
        foreach (string counter in (string[])["substrings/count/letters", "substrings/count/anchors", "substrings/match/shared", "substrings/match/groups", "substrings/match/contexts", "substrings/match/letters", "substrings/match/crowded", "substrings/match/passages", "substrings/cuts", "substrings/cut-bytes", "substrings/cut-documents", "substrings/count/refused"])
        {
            Console.WriteLine($"  {counter,-28} {run.Total(counter),14:N0}");
        }

        Console.WriteLine($"  files between the stages     {run.Bytes("work/substrings"),14:N0} bytes, {(double)run.Bytes("work/substrings") / planted.Bytes:F2} of the text");
        Console.WriteLine($"  planted passages cut         {Found(run, planted),14:N0} of {planted.Planted.Count:N0}");
    }

    private static int Found(BenchRun run, PlantedShards planted)
    {
        int found = 0;
        int next = 0;
        for (int shard = 0; shard < Shards; shard++)
        {
            string scratch = run.Path("look");
            using var texts = new KeptTexts(new BenchTask(run, shard, scratch, Memory), shard, [CutSteps.Substrings]);
            while (texts.TryRead() && next < planted.Planted.Count)
            {
                for (; next < planted.Planted.Count && planted.Planted[next] is var place && place.Shard == shard && place.Row <= texts.Row; next++)
                {
                    if (place.Row < texts.Row)
                    {
                        found++; // nothing was left of the document
                        continue;
                    }

                    // Cut between letters as people see them, so a mark at the ends may stay.
                    ReadOnlySpan<char> rest = string.Concat(texts.Rest.Where(span => span.End > place.Span.Start && span.Start < place.Span.End)
                        .Select(span => texts.Document.Text.ToString()[Math.Max(span.Start, place.Span.Start)..Math.Min(span.End, place.Span.End)]));
                    found += PassageLetters.CodePoints(rest) < 3 ? 1 : 0;
                }
            }
        }

        return found;
    }

    private static void Kernels(string path)
    {
        var planted = new TextBuffer();
        using (var lines = new StreamReader(new System.IO.Compression.GZipStream(File.OpenRead(path.EndsWith(".gz", StringComparison.Ordinal) ? path : SharedFolder.PathOf("text/aozora.jsonl.gz")), System.IO.Compression.CompressionMode.Decompress)))
        {
            while (planted.Length < 1 << 21 && lines.ReadLine() is { } line)
            {
                using var json = System.Text.Json.JsonDocument.Parse(line);
                PassageLetters.Append(json.RootElement.GetProperty("text").GetString(), planted);
            }
        }

        planted.Truncate(Math.Min(planted.Length, 1 << 21));
        long bytes = System.Text.Encoding.UTF8.GetByteCount(planted.Written);
        int[] text = [.. planted.Written.ToArray().Select(unit => (int)unit)];
        int[] order = new int[text.Length];
        int[] shared = new int[text.Length];
        long before = GC.GetAllocatedBytesForCurrentThread();
        SuffixArray.Build(text, 0x10000, order);
        Console.WriteLine($"suffix array of {text.Length:N0} letters: {(double)(GC.GetAllocatedBytesForCurrentThread() - before) / text.Length:F1} bytes a letter allocated, besides 4 of the text and 4 of the result");
        Print("kernel: suffix array", bytes, Least(() => SuffixArray.Build(text, 0x10000, order)));
        Print("kernel: shared prefixes", bytes, Least(() => CommonPrefixes.Build(text, order, shared)));
        var scanner = new AnchorScanner(100);
        var anchors = new List<WindowAnchor>();
        Print("kernel: anchors", bytes, Least(() =>
        {
            anchors.Clear();
            scanner.Find(planted.Written, anchors);
        }));
    }

    private static TimeSpan Least(Action work) => Enumerable.Range(0, 5).Min(_ => Time(work));

    private static TimeSpan Time(Action work)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.UserProcessorTime;
        work();
        self.Refresh();
        return self.UserProcessorTime - before;
    }

    private static void Print(string name, long bytes, TimeSpan taken) =>
        Console.WriteLine($"{name,-30} {bytes / 1e6 / taken.TotalSeconds,10:F1} MB/s {taken.TotalSeconds,10:F2} s");

    private static long PeakMegabytes() => File.Exists("/proc/self/status")
        ? long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024
        : Environment.WorkingSet >> 20;
}
