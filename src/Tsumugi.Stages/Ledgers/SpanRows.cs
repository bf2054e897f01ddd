using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Reads the spans of a shard beside its documents: both files are in row order, so one step forwards is enough.</summary>
public sealed class SpanRows : IDisposable
{
    private readonly ParquetReader _reader;
    private bool _has;

    /// <summary>Opens the spans of one shard.</summary>
    public SpanRows(string path, long memoryBytes)
    {
        _reader = ParquetReader.Open(path, ["id", "measure", "spans"], memoryBytes);
        _has = _reader.Read();
    }

    /// <summary>Gets the spans of one measure of one document; documents and their measures must be asked for in the order in which they were written.</summary>
    public IReadOnlyList<TextSpan> Of(DocumentId id, string measure)
    {
        if (!_has || _reader.GetString(0) != id.ToString() || _reader.GetString(1) != measure)
        {
            return [];
        }

        List<TextSpan> spans = Parse(_reader.GetString(2));
        _has = _reader.Read();
        return spans;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>Reads spans as <see cref="DecisionLedger.Spans"/> writes them.</summary>
    public static List<TextSpan> Parse(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        using JsonDocument document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(pair => new TextSpan(pair[0].GetInt32(), pair[1].GetInt32()))];
    }
}
