using Tsumugi.Contracts.Tasks;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Ledgers;

/// <summary>One Parquet file of a ledger while a task writes it.</summary>
public abstract class LedgerFile : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _key;
    private long _rows;

    private protected LedgerFile(ITaskContext task, string key, ParquetSchema schema)
    {
        (_task, _key) = (task, key);
        Row = new ParquetWriter(task.Output(key), schema);
    }

    /// <summary>Gets the row being written.</summary>
    private protected ParquetWriter Row { get; }

    /// <summary>Finishes the file.</summary>
    public void Complete()
    {
        Row.Complete();
        _task.Records(_key, _rows);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Row.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void EndRow()
    {
        Row.EndRow();
        _rows++;
    }
}
