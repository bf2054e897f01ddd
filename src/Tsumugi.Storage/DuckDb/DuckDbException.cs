namespace Tsumugi.Storage.DuckDb;

/// <summary>DuckDB refused or failed a statement; the message is its own.</summary>
/// <param name="message">DuckDB's words: the kind of the error (`Parser Error: `, `IO Error: `, `Out of Memory Error: `), then the cause.</param>
public sealed class DuckDbException(string message) : Exception(message)
{
    /// <summary>Gets a value indicating whether the memory limit was too low for the statement.</summary>
    public bool IsOutOfMemory => Message.StartsWith("Out of Memory Error", StringComparison.Ordinal);
}
