using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup.Lines;

/// <summary>Gives where the documents of one shard stand; cheap in rising order of rows. One thread.</summary>
public sealed class LinePlaces : IDisposable
{
    private readonly RecordFileRows<LinePlaceRecord> _rows;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or of another kind.</exception>
    public LinePlaces(string path) => _rows = new RecordFileRows<LinePlaceRecord>(path);

    /// <summary>Gets the number of rows.</summary>
    public long Count => _rows.Count;

    /// <summary>Gets the place of a row.</summary>
    /// <exception cref="InvalidDataException">There is no such row, or the file is damaged.</exception>
    public LinePlace this[long row] => _rows.Read(row).Place;

    /// <inheritdoc/>
    public void Dispose() => _rows.Dispose();
}
