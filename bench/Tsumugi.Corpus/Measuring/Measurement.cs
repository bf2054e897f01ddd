using System.Globalization;

namespace Tsumugi.Corpus.Measuring;

/// <summary>One run of one step.</summary>
/// <param name="Step">The step's name in the table.</param>
/// <param name="Seconds">Wall-clock time, start of the process included.</param>
/// <param name="CpuSeconds">User and system time of all threads.</param>
/// <param name="PeakBytes">Largest resident set.</param>
/// <param name="ExitCode">What the command returned.</param>
public sealed record Measurement(string Step, double Seconds, double CpuSeconds, long PeakBytes, int ExitCode)
{
    /// <summary>Reads the file that <see cref="MeasureCommand"/> has written.</summary>
    public static List<Measurement> ReadAll(string path) => [.. File.ReadLines(path).Select(Parse)];

    private static Measurement Parse(string line)
    {
        string[] cells = line.Split('\t');
        return new Measurement(
            cells[0],
            double.Parse(cells[1], CultureInfo.InvariantCulture),
            double.Parse(cells[2], CultureInfo.InvariantCulture),
            long.Parse(cells[3], CultureInfo.InvariantCulture),
            int.Parse(cells[4], CultureInfo.InvariantCulture));
    }
}
