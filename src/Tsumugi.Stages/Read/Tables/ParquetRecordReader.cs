using System.Globalization;
using System.Text.Unicode;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Storage.Parquet;

namespace Tsumugi.Stages.Read.Tables;

/// <summary>Reads the rows of one Parquet file.</summary>
internal sealed class ParquetRecordReader : IRecordReader
{
    private static readonly string[] Wanted = ["url", "title", "id", "date", "licence", "license"];

    private readonly SourceFile _source;
    private readonly ReadLimits _limits;
    private readonly ParquetReader? _rows;
    private readonly long _fileBytes;
    private readonly int _text = -1;
    private readonly int[] _fields = [];
    private string _problem = "";
    private long _row;

    /// <summary>Opens the file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ParquetRecordReader(SourceFile source, ReadLimits limits)
    {
        _source = source;
        _limits = limits;
        _fileBytes = new FileInfo(source.Path).Length;
        if (source.Start > 0 || source.End <= 0)
        {
            return;
        }

        try
        {
            string[] columns = Columns(source);
            if (columns.Length == 0)
            {
                _problem = "read/no-text-field";
                return;
            }

            _rows = ParquetReader.Open(source.Path, columns);
            _text = _rows.Ordinal(source.TextField);
            _fields = [.. Wanted.Select(_rows.Ordinal)];
        }
        catch (InvalidDataException)
        {
            _problem = "read/corrupt-parquet";
        }
    }

    /// <inheritdoc/>
    public long PositionBytes { get; private set; }

    /// <inheritdoc/>
    public long SkippedRecords => 0;

    /// <inheritdoc/>
    public bool TryRead(RawRecord record)
    {
        record.Clear();
        record.Text.Trim(_limits.ResidentBytes / 2);
        record.Offset = _row;
        try
        {
            if (_problem.Length == 0 && _rows is not null && _rows.Read())
            {
                Take(_rows, record);
                _row++;
                return true;
            }
        }
        catch (InvalidDataException)
        {
            _problem = "read/corrupt-parquet";
        }

        PositionBytes = _fileBytes;
        if (_problem.Length == 0 || _row < 0)
        {
            return false;
        }

        string detail = _problem == "read/no-text-field"
            ? $"the file has no column `{_source.TextField}`"
            : string.Create(CultureInfo.InvariantCulture, $"the file is no whole Parquet file; rows before this: {_row}");
        Fault(record, _problem, detail);
        _row = long.MinValue;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _rows?.Dispose();

    /// <summary>Says which of the wanted columns the file has; nothing if it lacks the text.</summary>
    private static string[] Columns(SourceFile source)
    {
        using ParquetReader schema = ParquetReader.Open(source.Path, firstRow: 0, endRow: 0);
        string[] others = [.. Wanted.Where(name => schema.Ordinal(name) >= 0 && !name.Equals(source.TextField, StringComparison.OrdinalIgnoreCase))];
        return schema.Ordinal(source.TextField) < 0 ? [] : [source.TextField, .. others];
    }

    private static void Fault(RawRecord record, string reason, string detail)
    {
        record.Kind = RecordKind.Fault;
        record.Reason = reason;
        record.Detail = detail;
    }

    private void Take(ParquetReader rows, RawRecord record)
    {
        record.Url = Field(rows, 0);
        record.Title = Field(rows, 1);
        record.SourceId = Field(rows, 2);
        record.Date = Field(rows, 3);
        record.Licence = Field(rows, 4) is { Length: > 0 } licence ? licence : Field(rows, 5);
        if (rows.IsNull(_text) || !rows.IsText(_text))
        {
            Fault(record, "read/no-text-field", RowName());
            return;
        }

        ReadOnlySpan<byte> text = rows.GetUtf8(_text);
        record.SizeBytes = text.Length;
        if (text.Length > _limits.BodyBytes)
        {
            Fault(record, "read/too-large", RowName());
        }
        else if (!Utf8.IsValid(text))
        {
            Fault(record, "read/not-utf8", RowName());
        }
        else
        {
            record.Kind = RecordKind.Text;
            Utf8.ToUtf16(text, record.Text.Reserve(text.Length), out _, out int letters);
            record.Text.Advance(letters);
        }
    }

    private string RowName() => string.Create(CultureInfo.InvariantCulture, $"row {_row}");

    private string Field(ParquetReader rows, int field) => _fields[field] < 0 ? "" : rows.GetString(_fields[field]);
}
