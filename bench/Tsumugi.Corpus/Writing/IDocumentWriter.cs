using Tsumugi.Corpus.Making;

namespace Tsumugi.Corpus.Writing;

/// <summary>Writes documents to a stream that belongs to the caller; disposing it writes what is still held.</summary>
public interface IDocumentWriter : IDisposable
{
    void Write(MadeDocument document, int number);
}
