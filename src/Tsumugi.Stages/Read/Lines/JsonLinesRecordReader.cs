using System.Globalization;
using System.Text.Unicode;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Stages.Read.Lines;

/// <summary>Reads one slice of a JSON Lines file.</summary>
internal sealed class JsonLinesRecordReader : IRecordReader
{
    private readonly SourceFile _source;
    private readonly ReadLimits _limits;
    private readonly LineFeed _feed;
    private readonly LineReader _lines;
    private readonly JsonLineFields _fields;
    private readonly bool _empty;
    private long _number;
    private bool _ended;

    /// <summary>Opens the slice.</summary>
    public JsonLinesRecordReader(SourceFile source, ReadLimits limits)
    {
        _source = source;
        _limits = limits;

        // One byte early: a line starts at the slice's first byte only if a line end stands before it.
        long start = Math.Max(0, source.Start - 1);
        _feed = new LineFeed(source.Path, start);
        _lines = new LineReader(_feed, start, limits);
        _fields = new JsonLineFields(source.TextField);
        _empty = source.Start >= source.End || (source.Start > 0 && !_feed.IsSplittable);
    }

    /// <inheritdoc/>
    public long PositionBytes => _feed.PositionBytes;

    /// <inheritdoc/>
    public long SkippedRecords { get; private set; }

    /// <inheritdoc/>
    public bool TryRead(RawRecord record)
    {
        record.Clear();
        record.Text.Trim(_limits.ResidentBytes / 2);
        if (_ended || _empty)
        {
            return false;
        }

        if (_number == 0 && _source.Start > 0)
        {
            _lines.TryRead();
        }

        while (!(_feed.IsSplittable && _lines.Next >= _source.End) && _lines.TryRead())
        {
            _number++;
            if (Read(record))
            {
                return true;
            }

            SkippedRecords++;
        }

        return EndOnce(record);
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private bool Read(RawRecord record)
    {
        record.Offset = _lines.Offset;
        record.SizeBytes = _lines.SizeBytes;
        if (_lines.IsTooLong)
        {
            Fault(record, "read/too-large", string.Create(CultureInfo.InvariantCulture, $": {_lines.SizeBytes} bytes, more than {_limits.LineBytes}"));
            return true;
        }

        ReadOnlySpan<byte> line = _lines.Line;
        if (_lines.Offset == 0 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
        {
            return false;
        }

        if (!_lines.IsClosed && _feed.DamageReason.Length > 0)
        {
            Fault(record, _feed.DamageReason, "");
            _ended = true;
            return true;
        }

        if (!Utf8.IsValid(line))
        {
            Fault(record, "read/not-utf8", "");
            return true;
        }

        record.Kind = RecordKind.Text;
        string reason = _fields.Read(line, record);
        if (reason.Length > 0)
        {
            record.SizeBytes = _lines.SizeBytes;
            Fault(record, reason, reason == "read/no-text-field" ? $": no string at `{_source.TextField}`" : "");
        }

        return true;
    }

    /// <summary>Behind the last line: damage that cut no line is still reported.</summary>
    private bool EndOnce(RawRecord record)
    {
        _ended = true;
        if (_feed.DamageReason.Length == 0)
        {
            return false;
        }

        _number++;
        record.Offset = _lines.Next;
        Fault(record, _feed.DamageReason, "");
        return true;
    }

    private void Fault(RawRecord record, string reason, string more)
    {
        record.Text.Clear();
        record.Kind = RecordKind.Fault;
        record.Reason = reason;
        string place = _source.Start == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" behind byte {_source.Start}");
        record.Detail = string.Create(CultureInfo.InvariantCulture, $"line {_number}{place}{more}");
    }
}
