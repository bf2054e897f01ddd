namespace Tsumugi.Cli.Filters.Dedup;

/// <summary>The lines of a piece that were passed over. They are told at the end, when it is known how many lines the pieces before have.</summary>
internal sealed class PieceFaults
{
    /// <summary>Gets the first ones, by their number within the piece.</summary>
    public List<(long Number, LineFault Fault)> First { get; } = [];

    /// <summary>Gets how many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Gets or sets why the file ended before its end; empty if it did not.</summary>
    public string Damage { get; set; } = "";

    /// <summary>Adds a line.</summary>
    public void Add(long number, LineFault fault)
    {
        Count++;
        if (First.Count < BadLines.MostTold)
        {
            First.Add((number, fault));
        }
    }
}
