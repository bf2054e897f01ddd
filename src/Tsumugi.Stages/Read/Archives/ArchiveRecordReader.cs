using System.Globalization;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Read.Http;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Reads the records of a WARC, WET or ARC archive.</summary>
/// <remarks>
/// <para>
/// Every stretch that begins like a record gives exactly one result: a document, a skipped record or a fault, whatever its
/// stated length says. After a wrong length reading goes on at the next place that begins like a record, searched from the
/// start of the content, so a length that is too long hides no record behind it.
/// </para>
/// <para>
/// Time is linear: a record is read into the window once, and a wrong length only moves the place where the next one starts.
/// Memory is bounded by <see cref="ReadLimits.RecordBytes"/>.
/// </para>
/// </remarks>
internal sealed class ArchiveRecordReader : IRecordReader
{
    // Line ends between two records; more than this is no separation but content.
    private const int MostBlankBytes = 4096;

    private readonly ArchiveFeed _feed;
    private readonly bool _wet;
    private readonly ReadLimits _limits;
    private readonly ArchiveWindow _window;
    private readonly PayloadReader _payload;
    private readonly RecordHead _head = new();
    private bool _inSegment;
    private bool _ended;
    private long _recordsInSegment;
    private bool _giantsLie;
    private long _farthest;

    /// <summary>Creates the reader.</summary>
    /// <param name="feed">The archive's bytes; owned.</param>
    /// <param name="wet">True if conversions are the documents, false if responses and resources are.</param>
    /// <param name="limits">The sizes in force.</param>
    public ArchiveRecordReader(ArchiveFeed feed, bool wet, ReadLimits limits)
    {
        _feed = feed;
        _wet = wet;
        _limits = limits;
        _window = new ArchiveWindow(feed, limits.ResidentBytes);
        _payload = new PayloadReader(limits);
    }

    /// <inheritdoc/>
    public long PositionBytes => _farthest = Math.Max(_farthest, _feed.PositionBytes); // a segment may be read again

    /// <inheritdoc/>
    public long SkippedRecords { get; private set; }

    /// <inheritdoc/>
    public bool TryRead(RawRecord record)
    {
        record.Clear();
        record.Body.Trim(_limits.ResidentBytes);
        record.Text.Trim(_limits.ResidentBytes);
        _payload.Trim();
        while (!_ended)
        {
            if (!_inSegment && !EnterSegment())
            {
                break;
            }

            SkipBlanks();
            if (!_window.Ensure(1))
            {
                _inSegment = false;
                if (_feed.End != FeedEnd.Complete && _recordsInSegment == 0)
                {
                    Fault(record, _feed.SegmentOffset, 0, EndReason(), "nothing could be read here");
                    return true;
                }

                continue;
            }

            RecordStart start = StartHere();
            if (start != RecordStart.None && _feed.IsBehindSlice(_window.Position))
            {
                break;
            }

            _recordsInSegment++;
            if (start == RecordStart.None ? ReadGarbage(record) : ReadRecord(start, record))
            {
                return true;
            }
        }

        _ended = true;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _feed.Dispose();

    private bool EnterSegment()
    {
        if (!_feed.NextSegment())
        {
            return false;
        }

        _window.Reset();
        _recordsInSegment = 0;
        _giantsLie = false;
        _inSegment = true;
        if (_feed.StartsMidway)
        {
            SkipToStart(atFirstByte: false);
        }

        return true;
    }

    private void SkipBlanks()
    {
        while (_window.Ensure(1))
        {
            int blanks = _window.Bytes.IndexOfAnyExcept((byte)'\r', (byte)'\n');
            if (blanks >= 0)
            {
                _window.Consume(blanks);
                return;
            }

            _window.Consume(_window.Available);
        }
    }

    private RecordStart StartHere()
    {
        for (int want = 256; ; want = Math.Min(want * 2, RecordBoundary.LookaheadBytes))
        {
            bool more = _window.Ensure(want);
            RecordStart start = RecordBoundary.At(_window.Bytes, final: !more);
            if (start != RecordStart.Undecided)
            {
                return start;
            }
        }
    }

    /// <summary>Moves to the next record start, or to the segment's end.</summary>
    /// <returns>How many bytes were passed over.</returns>
    private long SkipToStart(bool atFirstByte)
    {
        long from = _window.Position;
        bool more = _window.Ensure(RecordBoundary.LookaheadBytes);
        while (true)
        {
            int found = RecordBoundary.Find(_window.Bytes, final: !more, atFirstByte, out int free);
            _window.Consume(free);
            atFirstByte &= free == 0;
            if (found >= 0 || !more)
            {
                return _window.Position - from;
            }

            // What was searched is gone, so the view stays small however far the next record is.
            more = _window.Ensure(Math.Max(_window.Available + 1, RecordBoundary.LookaheadBytes * 2));
        }
    }

    private bool ReadGarbage(RawRecord record)
    {
        long offset = _feed.RecordOffset(_window.Position);
        _window.Ensure(5);
        ReadOnlySpan<byte> magic = "WARC/"u8;
        bool beginning = _window.Bytes[..Math.Min(5, _window.Available)].SequenceEqual(magic[..Math.Min(5, _window.Available)]);
        long skipped = SkipToStart(atFirstByte: false);
        bool toTheEnd = !_window.Ensure(1);
        string reason = toTheEnd && (beginning || _feed.End != FeedEnd.Complete) ? EndReason() : "read/bad-header";
        Fault(record, offset, skipped, reason, "no record begins here");
        return true;
    }

    private bool ReadRecord(RecordStart start, RawRecord record)
    {
        _head.Clear();
        long offset = _feed.RecordOffset(_window.Position);
        if (!(start == RecordStart.Warc ? ReadWarcHead() : ReadArcHead()) || _head.ContentLength < 0 || _head.TypeName.Length == 0)
        {
            if (_head is { TypeName: "filedesc" })
            {
                // The description of an ARC file; writers that did not know its length yet left -1 there.
                SkipToStart(atFirstByte: false);
                SkippedRecords++;
                return false;
            }

            bool whole = _head.HeaderBytes > 0;
            bool tooLong = !whole && _window.Available >= _limits.HeaderBytes;
            long bad = SkipToStart(atFirstByte: false);
            bool cut = !whole && !_window.Ensure(1) && (!tooLong || _feed.End != FeedEnd.Complete);
            string detail = whole ? "the header states no usable type or length"
                : tooLong ? $"the header has no end within {_limits.HeaderBytes.ToString(CultureInfo.InvariantCulture)} bytes"
                : "the header has no end";
            Fault(record, offset, bad, cut ? EndReason() : "read/bad-header", detail);
            return true;
        }

        _window.Consume(_head.HeaderBytes);
        return _head.ContentLength <= _limits.RecordBytes ? ReadContent(offset, (int)_head.ContentLength, record) : ReadGiant(offset, record);
    }

    private bool ReadWarcHead()
    {
        int scanned = 0;
        for (int want = 1024; ; want = Math.Min(Math.Max(want, _window.Available) * 2, _limits.HeaderBytes))
        {
            bool more = _window.Ensure(want);
            int size = WarcHeader.Measure(_window.Bytes, Math.Max(0, scanned - 3));
            if (size > 0 && size <= _limits.HeaderBytes)
            {
                return WarcHeader.Parse(_window.Bytes[..size], _head) == 0;
            }

            scanned = _window.Available;
            if (!more || want == _limits.HeaderBytes)
            {
                return false;
            }
        }
    }

    private bool ReadArcHead()
    {
        ArcHeader.Parse(_window.Bytes, _head);
        return true;
    }

    /// <summary>Reads a content that fits into memory, and judges where it really ends.</summary>
    private bool ReadContent(long offset, int length, RawRecord record)
    {
        if (!_window.Ensure(length))
        {
            return WrongLength(offset, record, atEnd: true);
        }

        int next = length;
        while (next - length < MostBlankBytes && _window.Ensure(next + 1) && _window.Bytes[next] is (byte)'\r' or (byte)'\n')
        {
            next++;
        }

        if (!_window.Ensure(next + 1))
        {
            if (_feed.End == FeedEnd.Corrupt)
            {
                // The check sum behind the content does not fit: nobody can say which byte is wrong.
                long bytes = _head.HeaderBytes + _window.Available;
                _window.Consume(_window.Available);
                Fault(record, offset, bytes, EndReason(), "the compressed bytes are damaged");
                return true;
            }
        }
        else if (!RecordFollows(next) && !IsForeign(length, next))
        {
            return WrongLength(offset, record, atEnd: false);
        }

        bool done = Emit(offset, length, record);
        _window.Consume(length);
        return done;
    }

    private bool RecordFollows(int at)
    {
        for (int want = at + 256; ; want = at + RecordBoundary.LookaheadBytes)
        {
            bool more = _window.Ensure(want);
            RecordStart start = RecordBoundary.At(_window.Bytes[at..], final: !more);
            if (start != RecordStart.Undecided)
            {
                return start != RecordStart.None;
            }
        }
    }

    /// <summary>Says whether the bytes behind a record are not its own: the length is right, only something foreign follows.</summary>
    private bool IsForeign(int length, int next)
    {
        ReadOnlySpan<byte> bytes = _window.Bytes;
        if (!bytes[length..next].StartsWith("\r\n\r\n"u8))
        {
            return false;
        }

        return _feed.IsMemberStart(_window.Position + next)
            || (HttpHead.TryParse(bytes[..length], out HttpHead http) && http.ContentLength == length - http.BodyStart);
    }

    private bool WrongLength(long offset, RawRecord record, bool atEnd)
    {
        long skipped = _head.HeaderBytes + SkipToStart(atFirstByte: true);
        bool cut = atEnd && !_window.Ensure(1);
        string reason = cut ? EndReason() : "read/wrong-length";
        Fault(record, offset, skipped, reason, $"{_head.TypeName} states {_head.ContentLength.ToString(CultureInfo.InvariantCulture)} bytes");
        return true;
    }

    /// <summary>Passes over a content that is too large for memory.</summary>
    private bool ReadGiant(long offset, RawRecord record)
    {
        long length = _head.ContentLength;
        if (_feed.EndsAt(_window.Position + length) == false)
        {
            return WrongLength(offset, record, atEnd: true);
        }

        if (_giantsLie)
        {
            return WrongLength(offset, record, atEnd: true);
        }

        long content = _window.Position;
        if (_window.Skip(length) < length)
        {
            // One lie is enough: from here on, giants of this segment end where the next record starts. So going back happens once.
            _giantsLie = true;
            if (_feed.TryRestartSegment())
            {
                _window.Reset();
                _window.Skip(content);
                return WrongLength(offset, record, atEnd: true);
            }

            Fault(record, offset, _head.HeaderBytes + _window.Position - content, EndReason(), $"{_head.TypeName} states {length.ToString(CultureInfo.InvariantCulture)} bytes");
            return true;
        }

        if (!IsDocument())
        {
            SkippedRecords++;
            return false;
        }

        Fault(record, offset, _head.HeaderBytes + length, "read/too-large", $"the record has {length.ToString(CultureInfo.InvariantCulture)} bytes, more than {_limits.RecordBytes.ToString(CultureInfo.InvariantCulture)}");
        return true;
    }

    private bool IsDocument() => _head.Type switch
    {
        RecordType.Conversion => _wet,

        // Crawlers keep their own logs and arguments as resources of this scheme.
        RecordType.Resource => !_wet && !_head.Url.StartsWith("metadata:", StringComparison.OrdinalIgnoreCase),
        RecordType.Response or RecordType.Revisit => !_wet,
        _ => false,
    };

    private bool Emit(long offset, int length, RawRecord record)
    {
        if (!IsDocument())
        {
            SkippedRecords++;
            return false;
        }

        Describe(record, offset);
        record.SizeBytes = length;
        if (_head.Type == RecordType.Revisit)
        {
            record.Kind = RecordKind.NotAPage;
            record.Reason = "read/revisit";
        }
        else if (_wet)
        {
            PayloadReader.ReadText(_head, _window.Bytes[..length], record);
        }
        else
        {
            _payload.Read(_head, _window.Slice(0, length), record);
        }

        return true;
    }

    private void Describe(RawRecord record, long offset)
    {
        record.Offset = offset;
        record.Url = _head.Url;
        record.Date = _head.Date;
        record.SourceId = _head.Id;
    }

    private void Fault(RawRecord record, long offset, long bytes, string reason, string detail)
    {
        Describe(record, offset);
        record.Kind = RecordKind.Fault;
        record.SizeBytes = bytes;
        record.Reason = reason;
        record.Detail = detail;
    }

    private string EndReason() => (_feed.End, _feed.Codec) switch
    {
        (FeedEnd.Truncated, "gzip") => "read/truncated-gzip",
        (FeedEnd.Corrupt, "gzip") => "read/corrupt-gzip",
        (FeedEnd.Truncated, "zstd") => "read/truncated-zstd",
        (FeedEnd.Corrupt, "zstd") => "read/corrupt-zstd",
        _ => "read/truncated-record",
    };
}
