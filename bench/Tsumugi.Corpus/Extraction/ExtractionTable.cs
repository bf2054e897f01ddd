using System.Globalization;
using System.Text;
using Tsumugi.Corpus.Measuring;

namespace Tsumugi.Corpus.Extraction;

/// <summary>Writes the Markdown of `bench/extraction`: one row a tool, then one row a tool and file.</summary>
public static class ExtractionTable
{
    /// <summary>Writes the tables.</summary>
    /// <param name="gold">All gold.</param>
    /// <param name="notes">What was run: name, input, output, command or why it did not run.</param>
    /// <param name="runs">Peak memory and times of the processes.</param>
    public static string Write(IReadOnlyList<GoldFile> gold, IReadOnlyList<ToolNote> notes, IReadOnlyList<Measurement> runs)
    {
        StringBuilder summary = new();
        StringBuilder details = new();
        StringBuilder crashes = new();
        summary.Append("| tool | pages | 3-gram F1 | precision | recall | line F1 | empty | MB per CPU s | peak memory MB |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        details.Append("| file | tool | pages | 3-gram F1 | precision | recall | line F1 | empty | MB per CPU s |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
        List<(int File, string Row)> rows = [];
        foreach (ToolNote note in notes)
        {
            if (note.Output.Length == 0)
            {
                summary.Append(CultureInfo.InvariantCulture, $"| {note.Name} | {note.Command} | | | | | | | |\n");
                continue;
            }

            ILookup<string, GoldPage> pages = PagesFile.Read(note.Pages).ToLookup(page => page.File);
            Measurement? run = runs.LastOrDefault(run => run.Step == note.Name);
            foreach (ToolOutput output in ToolOutput.Read(note.Name, note.Output))
            {
                List<FileScore> scores = [];
                for (int file = 0; file < gold.Count; file++)
                {
                    List<GoldPage> given = [.. pages[gold[file].Pages]];
                    FileScore score = FileScore.Of(gold[file], [.. given.Select(page => page.Uri)], output);
                    scores.Add(score);
                    double speed = given.Sum(Megabytes) / output.Seconds.GetValueOrDefault(gold[file].Pages, double.NaN);
                    rows.Add((file, string.Create(CultureInfo.InvariantCulture, $"| {gold[file].Name} | {output.Name} | {Cells(score)} | {Speed(speed)} |\n")));
                }

                FileScore mean = new(pages.Sum(group => group.Count()), Mean(scores, score => score.F1), Mean(scores, score => score.Precision), Mean(scores, score => score.Recall), Mean(scores, score => score.LineF1), Distinct(pages, output));
                double all = pages.Sum(group => group.Sum(Megabytes)) / output.Seconds.Values.Sum();
                summary.Append(CultureInfo.InvariantCulture, $"| {output.Name}{output.Version} | {Cells(mean)} | {Speed(all)} | {(run is null ? "–" : (run.PeakBytes / 1e6).ToString("0", CultureInfo.InvariantCulture))} |\n");
                foreach ((string uri, string words) in output.Crashes)
                {
                    crashes.Append(CultureInfo.InvariantCulture, $"- {output.Name}: {uri}: {words}\n");
                }
            }
        }

        foreach ((int _, string row) in rows.OrderBy(row => row.File))
        {
            details.Append(row);
        }

        return $"{summary}\nPage by page, these are means over the pages of each file; above, means over the {gold.Count} files.\n\n{details}\n"
            + (crashes.Length == 0 ? "No tool threw on any page.\n" : $"Pages on which a tool threw (scored as empty):\n\n{crashes}");
    }

    private static int Distinct(ILookup<string, GoldPage> pages, ToolOutput output) =>
        pages.Sum(group => group.Count(page => string.IsNullOrWhiteSpace(output.Texts.GetValueOrDefault(page.Uri, ""))));

    private static double Mean(List<FileScore> scores, Func<FileScore, double> value) => scores.Where(score => score.Pages > 0).Average(value);

    private static double Megabytes(GoldPage page) => Encoding.UTF8.GetByteCount(page.Html) / 1e6;

    private static string Speed(double megabytesPerSecond) => megabytesPerSecond.ToString(megabytesPerSecond < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);

    private static string Cells(FileScore score) => string.Create(CultureInfo.InvariantCulture, $"{score.Pages} | {score.F1:0.0000} | {score.Precision:0.0000} | {score.Recall:0.0000} | {score.LineF1:0.0000} | {score.Empty}");
}
