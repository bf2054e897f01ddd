using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes all numbers of the stored documents of a shard: one column for each measure, one row for each document, in row order.</summary>
public sealed class MeasureLedger : LedgerFile
{
    /// <summary>Begins the ledger of one shard.</summary>
    public MeasureLedger(ITaskContext task, string key, IReadOnlyList<IMeasure> measures)
        : base(task, key, new ParquetSchema([new ParquetColumn("id", ParquetType.Text), .. measures.Select(measure => new ParquetColumn(measure.Card.Id, ParquetType.Double))]))
    {
    }

    /// <summary>Adds the numbers of one document.</summary>
    /// <param name="id">The document.</param>
    /// <param name="values">One value for each measure, in the order of the catalogue.</param>
    public void Add(DocumentId id, ReadOnlySpan<double> values)
    {
        Row.Append(id.ToString());
        foreach (double value in values)
        {
            Row.Append(value);
        }

        EndRow();
    }
}
