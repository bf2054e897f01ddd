using Tsumugi.Contracts.Documents;

namespace Tsumugi.Stages.Write;

/// <summary>Writes one file of the dataset.</summary>
public interface IPartWriter : IDisposable
{
    /// <summary>Adds a document.</summary>
    void Add(Document document, in PartNumbers numbers);

    /// <summary>Finishes the file.</summary>
    void Complete();
}
