namespace Tsumugi.Stages.Read.Blocking;

/// <summary>The line of a list that blocks a page.</summary>
/// <param name="List">The list, as the recipe names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What it blocks: a host, or host and path.</param>
/// <param name="Category">Its category; empty if it has none.</param>
public readonly record struct BlockedEntry(string List, int Line, string Text, string Category)
{
    /// <summary>Writes it for the ledger.</summary>
    public override string ToString() => Category.Length > 0 ? $"{List}:{Line} {Text} ({Category})" : $"{List}:{Line} {Text}";
}
