using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes one row for every document that a source held, whatever became of it.</summary>
public sealed class DocumentLedger : LedgerFile
{
    /// <summary>The row of a document that is not stored.</summary>
    public const long NotStored = -1;

    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("source", ParquetType.Text),
        new ParquetColumn("path", ParquetType.Text),
        new ParquetColumn("offset", ParquetType.Long),
        new ParquetColumn("source_id", ParquetType.Text),
        new ParquetColumn("url", ParquetType.Text),
        new ParquetColumn("title", ParquetType.Text),
        new ParquetColumn("date", ParquetType.Text),
        new ParquetColumn("licence", ParquetType.Text),
        new ParquetColumn("encoding", ParquetType.Text),
        new ParquetColumn("language", ParquetType.Text),
        new ParquetColumn("raw_bytes", ParquetType.Long),
        new ParquetColumn("text_bytes", ParquetType.Long),
        new ParquetColumn("row", ParquetType.Long));

    /// <summary>Begins the ledger of one shard.</summary>
    public DocumentLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Adds a document.</summary>
    /// <param name="document">What is known of it.</param>
    /// <param name="sourceId">The id its source gives it.</param>
    /// <param name="rawBytes">Bytes of the page as read.</param>
    /// <param name="textBytes">UTF-8 bytes of the stored text; 0 if it is not stored.</param>
    /// <param name="row">Its row in the shard's stored documents, or <see cref="NotStored"/>.</param>
    public void Add(Document document, string sourceId, long rawBytes, long textBytes, long row)
    {
        Row.Append(document.Id.ToString());
        Row.Append(document.Source);
        Row.Append(document.Path);
        Row.Append(document.Offset);
        Row.Append(sourceId);
        Row.Append(document.Url);
        Row.Append(document.Title);
        Row.Append(document.Date);
        Row.Append(document.Licence);
        Row.Append(document.Encoding);
        Row.Append(document.Language);
        Row.Append(rawBytes);
        Row.Append(textBytes);
        Row.Append(row);
        EndRow();
    }

}
