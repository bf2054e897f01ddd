using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Contamination;

/// <summary>Writes which document holds which item of an evaluation set, where, and how much of it; never the item's text.</summary>
internal sealed class ContaminationLedger(ITaskContext task, string key) : LedgerFile(task, key, Schema)
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("set", ParquetType.Text),
        new ParquetColumn("item", ParquetType.Text),
        new ParquetColumn("item_id", ParquetType.Text),
        new ParquetColumn("field", ParquetType.Text),
        new ParquetColumn("coverage", ParquetType.Double),
        new ParquetColumn("letters", ParquetType.Long),
        new ParquetColumn("longest", ParquetType.Long),
        new ParquetColumn("spans", ParquetType.Text));

    /// <summary>Adds a hit.</summary>
    /// <param name="id">The document.</param>
    /// <param name="index">The index that the hit is of.</param>
    /// <param name="hit">The hit.</param>
    /// <param name="text">The document's stored text, in which the ledger's spans (UTF-8 bytes) lie.</param>
    public void Add(DocumentId id, ContaminationIndex index, ItemHit hit, ReadOnlySpan<char> text)
    {
        IndexedItem item = index.Items[hit.Item];
        List<TextSpan> bytes = ByteSpans.Of(text, hit.Spans);
        Row.Append(id.ToString());
        Row.Append(index.Sets[item.Set].Name);
        Row.Append(item.Place);
        Row.Append(item.Id);
        Row.Append(hit.Field);
        Row.Append(hit.Coverage);
        Row.Append((long)hit.Letters);
        Row.Append((long)hit.Longest);
        Row.Append(SpanText.Of(bytes));
        EndRow();
    }
}
