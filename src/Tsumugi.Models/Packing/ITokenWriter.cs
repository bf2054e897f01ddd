namespace Tsumugi.Models.Packing;

/// <summary>Writes documents of tokens in one of the formats that trainers read. One caller at a time; files get their names when they are whole.</summary>
public interface ITokenWriter : IDisposable
{
    /// <summary>Adds a document.</summary>
    /// <param name="document">Its tokens, the mark of its end included; at least one.</param>
    void Add(ReadOnlySpan<int> document);

    /// <summary>Finishes the files and gives them their names.</summary>
    void Finish();
}
