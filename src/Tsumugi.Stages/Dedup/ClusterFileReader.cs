using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Reads the fates of the documents of one shard that have twins, in row order.</summary>
/// <remarks>A document that is not listed has no twin and is kept as it is.</remarks>
public sealed class ClusterFileReader : IDisposable
{
    private readonly RecordFileReader<ClusterRecord> _reader;
    private ClusterRecord _next;
    private bool _has;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no cluster file.</exception>
    public ClusterFileReader(string path)
    {
        _reader = new RecordFileReader<ClusterRecord>(path);
        try
        {
            Advance();
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>Gets the number of documents listed.</summary>
    public long Count => _reader.Records;

    /// <summary>Reads the next listed document.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool TryRead(out ClusterEntry entry)
    {
        entry = _next.Entry;
        bool had = _has;
        if (had)
        {
            Advance();
        }

        return had;
    }

    /// <summary>Finds a row; ask for rising rows only.</summary>
    /// <returns>False if the document has no twin.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool TryFind(long row, out ClusterEntry entry)
    {
        while (_has && _next.Entry.Row < row)
        {
            Advance();
        }

        entry = _next.Entry;
        return _has && entry.Row == row;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Advance() => _has = _reader.TryRead(out _next);
}
