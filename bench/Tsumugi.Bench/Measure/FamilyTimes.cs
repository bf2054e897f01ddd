using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Bench.Measure;

/// <summary>Prints what each family of measures costs on the shared texts, in user CPU time, which other work on the machine disturbs least.</summary>
/// <remarks>
/// `dotnet run -c Release --project bench/Tsumugi.Bench -- measure-times [rounds] [all-only | ids …]`. A family is timed alone, so what two of them share (the census, the words) is in
/// both; the line `all` takes every measure that is not heavy of each text, as `refine` does. The fastest of the rounds counts.
/// </remarks>
public static class FamilyTimes
{
    private static readonly string[] Files = ["aozora", "baldanders-blog", "jsprimer", "law", "php-manual", "react-docs", "sql-docs", "wikipedia-leads"];

    /// <summary>Runs the table.</summary>
    public static void Run(string[] arguments)
    {
        int rounds = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : 5;
        long share = 4L << 20;
        string[] texts = [.. Files.SelectMany(file => Read(file, share))];
        double letters = texts.Sum(text => (long)text.Length) / 1e6;
        double megabytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) / 1e6;
        Console.WriteLine($"{texts.Length} texts, {megabytes:F1} MB of UTF-8, {letters:F1} M letters, fastest of {rounds} rounds, user CPU time");
        IMeasure[] all = [.. MeasureCatalog.All.Where(measure => measure.Card.Cost == Cost.Light)];
        Print("all", all, texts, megabytes, rounds);
        if (arguments.Contains("all-only"))
        {
            return; // for a profiler
        }

        foreach (string file in Files)
        {
            string[] some = [.. Read(file, share)];
            Print($"all, {file}", all, some, some.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) / 1e6, rounds);
        }

        foreach (IGrouping<string, IMeasure> family in all.GroupBy(measure => measure.Card.Id.Split('/')[0]))
        {
            Print(family.Key, [.. family], texts, megabytes, rounds);
        }

        Time("count: scripts (census)", texts, megabytes, rounds, (in TextView view) => view.Scripts.Japanese);
        Time("count: lines and sentences", texts, megabytes, rounds, (in TextView view) => view.Sentences.Length);
        Time("count: repeated lines", texts, megabytes, rounds, (in TextView view) => view.RepeatedLines.Repeats);
        Time("count: repeated sentences", texts, megabytes, rounds, (in TextView view) => view.RepeatedSentences.Repeats);
        Time("count: repeated paragraphs", texts, megabytes, rounds, (in TextView view) => view.RepeatedParagraphs.Repeats);
        Time("count: letter n-grams", texts, megabytes, rounds, (in TextView view) => view.Ngrams(10).Distinct);
        Time("count: most frequent letter n-grams", texts, megabytes, rounds, (in TextView view) => view.TopNgram(4).Count);
        Time("count: words", texts, megabytes, rounds, (in TextView view) => view.Words.Words);
        Time("count: word n-grams", texts, megabytes, rounds, (in TextView view) => view.WordNgrams(7).Distinct);
        Time("count: most frequent word n-grams", texts, megabytes, rounds, (in TextView view) => view.TopWordNgram(4).Count);
        Time("count: repeated runs of words", texts, megabytes, rounds, (in TextView view) => view.RepeatedWordRunLetters(5));
        foreach (IMeasure heavy in MeasureCatalog.All.Where(measure => measure.Card.Cost == Cost.Heavy))
        {
            Print(heavy.Card.Id, [heavy], texts, megabytes, 2);
        }

        foreach (string id in arguments.Skip(1))
        {
            Print(id, [MeasureCatalog.Find(id)!], texts, megabytes, rounds);
        }
    }

    private delegate double Question(in TextView view);

    private static void Print(string name, IMeasure[] measures, string[] texts, double megabytes, int rounds) =>
        Time($"{name} ({measures.Length})", texts, megabytes, rounds, (in TextView view) =>
        {
            double sum = 0;
            foreach (IMeasure measure in measures)
            {
                sum += measure.Of(view);
            }

            return sum;
        });

    private static void Time(string name, string[] texts, double megabytes, int rounds, Question question)
    {
        TextAnalysis analysis = new();
        TimeSpan least = TimeSpan.MaxValue;
        double sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            using Process self = Process.GetCurrentProcess();
            TimeSpan before = self.UserProcessorTime;
            sum = 0;
            foreach (string text in texts)
            {
                sum += question(analysis.Look(text));
            }

            self.Refresh();
            TimeSpan taken = self.UserProcessorTime - before;
            least = taken < least ? taken : least;
        }

        Console.WriteLine($"{name,-44} {megabytes / least.TotalSeconds,8:F1} MB/s {least.TotalMilliseconds,8:F0} ms   sum {sum:R}");
    }

    private static List<string> Read(string file, long most)
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("TSUMUGI_SHARED") ?? "../shared/data", "text", file + ".jsonl.gz");
        using StreamReader lines = new(new GZipStream(File.OpenRead(folder), CompressionMode.Decompress));
        List<string> texts = [];
        for (long bytes = 0; bytes < most && lines.ReadLine() is { } line;)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string text = json.RootElement.GetProperty("text").GetString()!;
            bytes += Encoding.UTF8.GetByteCount(text);
            texts.Add(text);
        }

        return texts;
    }
}
