using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Read.Files;

/// <summary>Reads a file that is one record; it belongs to the slice in which the file begins.</summary>
/// <param name="source">The file.</param>
/// <param name="limits">The sizes in force.</param>
/// <param name="describe">Sets the kind and what else can be told from the body.</param>
internal sealed class WholeFileReader(SourceFile source, ReadLimits limits, Action<RawRecord> describe) : IRecordReader
{
    private const int StepBytes = 128 << 10;

    private readonly FileStream _file = new(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    private bool _read = source.Start > 0 || source.End <= 0;

    /// <inheritdoc/>
    public long PositionBytes => _file.Position;

    /// <inheritdoc/>
    public long SkippedRecords => 0;

    /// <inheritdoc/>
    public bool TryRead(RawRecord record)
    {
        record.Clear();
        record.Body.Trim(limits.ResidentBytes);
        if (_read)
        {
            return false;
        }

        _read = true;
        int read = 1;
        while (read > 0 && record.Body.Length <= limits.FileBytes)
        {
            read = _file.Read(record.Body.Reserve(StepBytes));
            record.Body.Advance(read);
        }

        record.SizeBytes = Math.Max(record.Body.Length, _file.Length);
        if (record.Body.Length > limits.FileBytes)
        {
            record.Body.Clear();
            record.Kind = RecordKind.Fault;
            record.Reason = "read/too-large";
            record.Detail = string.Create(CultureInfo.InvariantCulture, $"the file has {record.SizeBytes} bytes, more than {limits.FileBytes}");
            _file.Position = _file.Length;
        }
        else if (record.Body.Length == 0)
        {
            record.Kind = RecordKind.NotAPage;
            record.Reason = "read/empty-body";
        }
        else
        {
            describe(record);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
