using Tsumugi.Stages.Dedup.Records;

namespace Tsumugi.Stages.Dedup;

/// <summary>Reads what <see cref="RankFileWriter"/> wrote, row by row.</summary>
public sealed class RankFileReader : IDisposable
{
    private readonly RecordFileReader<RankRecord> _reader;

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or no rank file.</exception>
    public RankFileReader(string path) => _reader = new RecordFileReader<RankRecord>(path);

    /// <summary>Gets the number of rows.</summary>
    public long Count => _reader.Records;

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public bool TryRead(out DocumentRank rank)
    {
        bool read = _reader.TryRead(out RankRecord record);
        rank = record.Rank;
        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
