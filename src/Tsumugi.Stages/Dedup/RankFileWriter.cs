using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Writes for each document of a shard what decides which twin is kept.</summary>
/// <remarks>One call per row, in row order, for every stored document; then <see cref="Complete"/>. One thread.</remarks>
public sealed class RankFileWriter : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _key;
    private readonly RecordFileWriter<RankRecord> _writer;

    /// <summary>Begins the file of a shard.</summary>
    public RankFileWriter(ITaskContext task, int shard)
    {
        _task = task;
        _key = DedupFiles.Ranks(shard);
        _writer = new RecordFileWriter<RankRecord>(task.Output(_key));
    }

    /// <summary>Writes the next row.</summary>
    public void Add(in DocumentRank rank) => _writer.Add(new RankRecord((uint)_writer.Records, rank));

    /// <summary>Publishes the file.</summary>
    public void Complete()
    {
        _writer.Complete();
        _task.Records(_key, _writer.Records);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
