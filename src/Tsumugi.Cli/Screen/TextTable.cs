namespace Tsumugi.Cli.Screen;

/// <summary>A table for the terminal: the first column to the left, numbers to the right, wide letters counted as two columns.</summary>
/// <param name="heads">The heads of the columns.</param>
internal sealed class TextTable(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    /// <summary>Gets or sets how many columns from the left are texts; the others are numbers.</summary>
    public int Texts { get; init; } = 1;

    /// <summary>Adds a row.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table, indented by two.</summary>
    public void Write(TextWriter to)
    {
        int[] widths = [.. Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => Columns.Of(row[column])))];
        foreach (string[] row in _rows)
        {
            to.WriteLine(("  " + string.Join("  ", row.Select((cell, column) => column < Texts ? Columns.Pad(cell, widths[column]) : Columns.PadLeft(cell, widths[column])))).TrimEnd());
        }
    }
}
