using System.Buffers.Binary;
using Tsumugi.Contracts.Documents;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Looks up the ids of stored documents by shard and row, without reading the documents.</summary>
/// <param name="open">Gives the path of a shard's ids.</param>
public sealed class IdFile(Func<int, string> open) : IDisposable
{
    /// <summary>Bytes of one id.</summary>
    public const int IdBytes = 16;

    private readonly Dictionary<int, FileStream> _files = [];
    private readonly byte[] _bytes = new byte[IdBytes];

    /// <summary>Gets the id of a document.</summary>
    /// <exception cref="InvalidDataException">The shard has no such row.</exception>
    public DocumentId Of(int shard, long row)
    {
        if (!_files.TryGetValue(shard, out FileStream? file))
        {
            _files[shard] = file = new FileStream(open(shard), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }

        if (RandomAccess.Read(file.SafeFileHandle, _bytes, row * IdBytes) != IdBytes)
        {
            throw new InvalidDataException($"{file.Name} has no row {row}");
        }

        return new DocumentId(BinaryPrimitives.ReadUInt128BigEndian(_bytes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileStream file in _files.Values)
        {
            file.Dispose();
        }
    }
}
