using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>Writes decisions as Parquet: one row for each answer to "why?".</summary>
public sealed class DecisionLedger : LedgerFile
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("id", ParquetType.Text),
        new ParquetColumn("step", ParquetType.Text),
        new ParquetColumn("rule", ParquetType.Text),
        new ParquetColumn("outcome", ParquetType.Text),
        new ParquetColumn("value", ParquetType.Double),
        new ParquetColumn("min", ParquetType.Double),
        new ParquetColumn("max", ParquetType.Double),
        new ParquetColumn("kept_id", ParquetType.Text),
        new ParquetColumn("detail", ParquetType.Text));

    /// <summary>Begins the ledger of one task.</summary>
    public DecisionLedger(ITaskContext task, string key)
        : base(task, key, Schema)
    {
    }

    /// <summary>Gets the word for an outcome in ledgers and JSON.</summary>
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Kept => "kept",
        Outcome.Dropped => "dropped",
        Outcome.Merged => "merged",
        _ => "failed",
    };

    /// <summary>Adds a decision.</summary>
    public void Add(DocumentId id, Decision decision)
    {
        Row.Append(id.ToString());
        Row.Append(decision.Step);
        Row.Append(decision.Rule);
        Row.Append(Word(decision.Outcome));
        Row.Append(decision.Value);
        Row.Append(decision.Min);
        Row.Append(decision.Max);
        Row.Append(decision.KeptId);
        Row.Append(decision.Detail);
        EndRow();
    }
}
