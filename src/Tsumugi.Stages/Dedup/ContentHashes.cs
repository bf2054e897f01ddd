using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Gives the content hash of any document; cheap in rising order of addresses.</summary>
/// <remarks>One thread, one file open at a time unless shards are asked for in turn (at most 64).</remarks>
internal sealed class ContentHashes : IDisposable
{
    private const int MostFiles = 64;

    private readonly Func<int, string> _pathOf;
    private readonly Dictionary<int, RecordFileRows<ContentRecord>> _open = [];

    /// <summary>Reads the files of shards.</summary>
    /// <param name="pathOf">Gives the path of a shard's content hashes.</param>
    public ContentHashes(Func<int, string> pathOf) => _pathOf = pathOf;

    /// <summary>Gives the hash of a document.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or there is no such row.</exception>
    public ContentHash this[DocumentAddress address]
    {
        get
        {
            if (!_open.TryGetValue(address.Shard, out RecordFileRows<ContentRecord>? rows))
            {
                if (_open.Count == MostFiles)
                {
                    Dispose();
                    _open.Clear();
                }

                rows = new RecordFileRows<ContentRecord>(_pathOf(address.Shard));
                _open.Add(address.Shard, rows);
            }

            return rows.Read(address.Row).Content;
        }
    }

    public void Dispose()
    {
        foreach (RecordFileRows<ContentRecord> rows in _open.Values)
        {
            rows.Dispose();
        }
    }
}
