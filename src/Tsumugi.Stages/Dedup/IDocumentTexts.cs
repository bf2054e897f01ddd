namespace Tsumugi.Stages.Dedup;

/// <summary>Gives the texts of stored documents, for verification.</summary>
public interface IDocumentTexts : IDisposable
{
    /// <summary>Reads one text; valid until the next call. Cheapest in rising order of addresses.</summary>
    /// <exception cref="InvalidDataException">The text is not where the signatures say.</exception>
    ReadOnlySpan<char> Read(DocumentAddress address);
}
