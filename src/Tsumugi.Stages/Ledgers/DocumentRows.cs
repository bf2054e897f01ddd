using System.Text;
using Tsumugi.Contracts.Documents;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Reads the stored documents of a shard's ledger in row order.</summary>
public sealed class DocumentRows : IDisposable
{
    private readonly ParquetReader _reader;
    private byte[] _source = [];

    /// <summary>Opens the ledger of one shard.</summary>
    public DocumentRows(string path, long memoryBytes) => _reader = ParquetReader.Open(path, ["id", "url", "date", "text_bytes", "row", "source"], memoryBytes);

    /// <summary>Gets the id of the present document.</summary>
    public DocumentId Id { get; private set; }

    /// <summary>Gets the name of its source.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Gets its address.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Gets its date.</summary>
    public string Date { get; private set; } = "";

    /// <summary>Gets the size of its stored text in UTF-8 bytes.</summary>
    public long TextBytes { get; private set; }

    /// <summary>Goes to the next stored document, passing over those that ended in the first pass.</summary>
    public bool Read()
    {
        while (_reader.Read())
        {
            if (_reader.GetInt64(4) == DocumentLedger.NotStored)
            {
                continue;
            }

            _ = DocumentId.TryParse(_reader.GetString(0), out DocumentId id);
            Id = id;
            Url = _reader.GetString(1);
            Date = _reader.GetString(2);
            TextBytes = _reader.GetInt64(3);
            ReadSource();
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>Documents of one source follow each other, and a name is made once for all of them.</summary>
    private void ReadSource()
    {
        ReadOnlySpan<byte> name = _reader.GetUtf8(5);
        if (!name.SequenceEqual(_source))
        {
            _source = name.ToArray();
            Source = Encoding.UTF8.GetString(name);
        }
    }
}
