using Tsumugi.Contracts.Documents;

namespace Tsumugi.Contracts.Steps;

/// <summary>Reads the records of one slice of a source, in file order.</summary>
/// <remarks>
/// Never throws for what the file contains: malformed stretches come as <see cref="RecordKind.Fault"/> records, and reading
/// goes on behind them where a next record can be found. I/O errors of the file system are thrown. One thread.
/// </remarks>
public interface IRecordReader : IDisposable
{
    /// <summary>Gets the number of bytes of the file consumed so far (compressed bytes where it is compressed), for progress.</summary>
    long PositionBytes { get; }

    /// <summary>Gets how many records were passed over because they are no documents at all (`warcinfo`, `request`, `metadata`, blank lines).</summary>
    long SkippedRecords { get; }

    /// <summary>Reads the next record.</summary>
    /// <returns>False behind the last one.</returns>
    bool TryRead(RawRecord record);
}
