using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Contamination;

/// <summary>Writes what was looked for: one row for each evaluation set.</summary>
internal sealed class EvaluationLedger(ITaskContext task, string key) : LedgerFile(task, key, Schema)
{
    private static readonly ParquetSchema Schema = new(
        new ParquetColumn("set", ParquetType.Text),
        new ParquetColumn("files", ParquetType.Long),
        new ParquetColumn("items", ParquetType.Long),
        new ParquetColumn("checked", ParquetType.Long),
        new ParquetColumn("too_short", ParquetType.Long),
        new ParquetColumn("template", ParquetType.Long),
        new ParquetColumn("unread", ParquetType.Long),
        new ParquetColumn("faults", ParquetType.Text));

    /// <summary>Adds a set.</summary>
    public void Add(ContaminationSet set)
    {
        Row.Append(set.Name);
        Row.Append((long)set.Files);
        Row.Append((long)set.Items);
        Row.Append((long)set.Checked);
        Row.Append((long)set.TooShort);
        Row.Append((long)set.Template);
        Row.Append(set.Unread);
        Row.Append(string.Join('\n', set.Faults));
        EndRow();
    }
}
