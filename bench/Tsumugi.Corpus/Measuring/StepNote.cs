using System.Globalization;

namespace Tsumugi.Corpus.Measuring;

/// <summary>What the table says of a step beside its times.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="InputBytes">Size of what it read, unpacked.</param>
/// <param name="Documents">Documents it read.</param>
/// <param name="Quality">What came out, compared with the truth.</param>
/// <param name="Command">The command as it can be typed.</param>
public sealed record StepNote(string Step, long InputBytes, long Documents, string Quality, string Command)
{
    /// <summary>Reads a file of tab-separated notes, one step a line, in the order of the table.</summary>
    public static List<StepNote> ReadAll(string path) => [.. File.ReadLines(path).Select(line => line.Split('\t')).Select(cells => new StepNote(
        cells[0],
        long.Parse(cells[1], CultureInfo.InvariantCulture),
        long.Parse(cells[2], CultureInfo.InvariantCulture),
        cells[3],
        cells[4]))];
}
