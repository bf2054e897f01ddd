using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup.Lines;

/// <summary>Writes where the documents of one shard stand, row by row.</summary>
public sealed class LinePlaceWriter : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _key;
    private readonly RecordFileWriter<LinePlaceRecord> _writer;

    /// <summary>Begins the file of a shard.</summary>
    public LinePlaceWriter(ITaskContext task, int shard)
    {
        _task = task;
        _key = Key(shard);
        _writer = new RecordFileWriter<LinePlaceRecord>(task.Output(_key));
    }

    /// <summary>Gets the rows written.</summary>
    public long Count => _writer.Records;

    /// <summary>The places of a shard.</summary>
    public static string Key(int shard) => $"work/lines/{shard:D5}.places";

    /// <summary>Writes the next row.</summary>
    public void Add(in LinePlace place) => _writer.Add(new LinePlaceRecord((uint)_writer.Records, place));

    /// <summary>Publishes the file.</summary>
    public void Complete()
    {
        _writer.Complete();
        _task.Records(_key, _writer.Records);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
