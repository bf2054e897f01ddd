namespace Tsumugi.Corpus.Extraction;

/// <summary>A tool that was to run.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Pages">The file with the pages it was given.</param>
/// <param name="Output">What it wrote; empty if it did not run.</param>
/// <param name="Command">How it was run, or why it was not.</param>
public sealed record ToolNote(string Name, string Pages, string Output, string Command)
{
    /// <summary>Reads a file of tab-separated notes, in the order of the table.</summary>
    public static List<ToolNote> ReadAll(string path) => [.. File.ReadLines(path).Select(line => line.Split('\t')).Select(cells => new ToolNote(cells[0], cells[1], cells[2], cells[3]))];
}
