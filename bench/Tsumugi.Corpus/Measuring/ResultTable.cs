using System.Globalization;
using System.Text;

namespace Tsumugi.Corpus.Measuring;

/// <summary>Writes the Markdown table of an end-to-end benchmark.</summary>
public static class ResultTable
{
    /// <summary>Writes one row for each note, with the medians of its measurements, and the commands below.</summary>
    public static string Write(IReadOnlyList<StepNote> notes, IReadOnlyList<Measurement> measurements)
    {
        StringBuilder table = new();
        table.Append("| step | input MB | documents | runs | median s | slowest s | MB/s | CPU s | MB per CPU s | peak memory MB | what came out |\n");
        table.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n");
        foreach (StepNote note in notes)
        {
            Measurement[] runs = [.. measurements.Where(measurement => measurement.Step == note.Step)];
            table.Append(Row(note, runs));
        }

        table.Append("\nCommands:\n\n");
        foreach (StepNote note in notes.Where(note => note.Command.Length > 0))
        {
            table.Append(CultureInfo.InvariantCulture, $"- {note.Step}: `{note.Command}`\n");
        }

        return table.ToString();
    }

    private static string Row(StepNote note, Measurement[] runs)
    {
        if (runs.Length == 0)
        {
            return $"| {note.Step} | – | – | 0 | – | – | – | – | – | – | {note.Quality} |\n";
        }

        double megabytes = note.InputBytes / 1e6;
        double seconds = Median(runs.Select(run => run.Seconds));
        double cpuSeconds = Median(runs.Select(run => run.CpuSeconds));
        int? failed = Array.Find(runs, run => run.ExitCode is not (0 or 6))?.ExitCode;
        string quality = failed is { } code ? string.Create(CultureInfo.InvariantCulture, $"**failed with exit code {code}**; {note.Quality}") : note.Quality;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {note.Step} | {megabytes:0.0} | {note.Documents} | {runs.Length} | {seconds:0.00} | {runs.Max(run => run.Seconds):0.00} | {megabytes / seconds:0.0} | {cpuSeconds:0.00} | {megabytes / cpuSeconds:0.0} | {runs.Max(run => run.PeakBytes) / 1e6:0} | {quality} |\n");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
