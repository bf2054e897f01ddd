using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes where in the stored text a number rests, for the measures whose rule the document fails.</summary>
public sealed class SpanLedger : LedgerFile
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("measure", ParquetType.Text),
        new ParquetColumn("spans", ParquetType.Text));

    /// <summary>Begins the ledger of one shard.</summary>
    public SpanLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Adds the spans of one measure, in UTF-8 bytes.</summary>
    public void Add(DocumentId id, string measure, IReadOnlyList<TextSpan> spans)
    {
        Row.Append(id.ToString());
        Row.Append(measure);
        Row.Append(SpanText.Of(spans));
        EndRow();
    }
}
