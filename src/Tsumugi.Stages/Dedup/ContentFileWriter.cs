using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Writes the content hashes of all rows of a shard; <see cref="SignatureWriter"/> does so for whoever signs texts.</summary>
/// <remarks>Add every stored row in order, then call <see cref="Complete"/>.</remarks>
public sealed class ContentFileWriter : IDisposable
{
    private readonly ITaskContext _task;
    private readonly string _key;
    private readonly RecordFileWriter<ContentRecord> _writer;

    /// <summary>Begins the file of a shard.</summary>
    public ContentFileWriter(ITaskContext task, int shard)
    {
        _task = task;
        _key = DedupFiles.Content(shard);
        _writer = new RecordFileWriter<ContentRecord>(task.Output(_key));
    }

    /// <summary>Gets the rows written.</summary>
    public long Count => _writer.Records;

    /// <summary>Writes the next row.</summary>
    public void Add(in ContentHash content) => _writer.Add(new ContentRecord((uint)_writer.Records, content));

    /// <summary>Publishes the file.</summary>
    public void Complete()
    {
        _writer.Complete();
        _task.Records(_key, _writer.Records);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
