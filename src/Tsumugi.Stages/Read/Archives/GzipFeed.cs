using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Delivers a gzip archive; each member that begins with a record opens a segment.</summary>
/// <remarks>
/// <para>
/// Normally one member is one record. Members that begin with something else continue the record before them, since some tools
/// compress in blocks of a fixed size; members that are damaged from their first byte on are segments of their own.
/// </para>
/// <para>
/// A slice owns everything from the first segment that begins in it to the first one that begins behind it, faults in between
/// included. So any cuts give every record once, and cuts need not know where members begin. A member so damaged that the
/// next slice could not see it is left to nobody: it stays with the slice before.
/// </para>
/// </remarks>
internal sealed class GzipFeed : ArchiveFeed
{
    private GzipMemberReader _members;
    private readonly long _start;
    private readonly long _end;
    private readonly Func<long, GzipMemberReader>? _openAt;
    private readonly List<Mark> _marks = [];
    private readonly byte[] _peeked = new byte[RecordBoundary.LookaheadBytes];
    private int _peekedStart;
    private int _peekedEnd;
    private long _delivered;
    private Next _next = Next.Unknown;
    private FeedEnd _state;
    private int _mark;
    private int _rank;
    private bool _entered;

    /// <summary>Creates the feed.</summary>
    /// <param name="members">The members from the slice's start on; owned.</param>
    /// <param name="start">First byte of the slice.</param>
    /// <param name="end">First byte behind the slice.</param>
    /// <param name="openAt">Opens the same file at another place; null where that is not possible.</param>
    public GzipFeed(GzipMemberReader members, long start, long end, Func<long, GzipMemberReader>? openAt)
    {
        _openAt = openAt;
        _members = members;
        _start = start;
        _end = end;
    }

    /// <inheritdoc/>
    public override long PositionBytes => _members.PositionBytes;

    /// <inheritdoc/>
    public override FeedEnd End => _state;

    /// <inheritdoc/>
    public override string Codec => "gzip";

    /// <inheritdoc/>
    public override long SegmentOffset => _marks[0].Offset;

    /// <inheritdoc/>
    public override bool NextSegment()
    {
        if (_start >= _end)
        {
            return false;
        }

        if (_next == Next.Unknown)
        {
            _next = Peek();
        }

        // Members in front of the slice's first record belong to the slice before.
        while (!_entered && _start > 0 && _next is Next.Continuation or Next.Damage)
        {
            _next = Peek();
        }

        if (_next == Next.Nothing || (_next == Next.Record && _members.MemberOffset >= _end && IsFoundByNextSlice(_members.MemberOffset)))
        {
            _next = Next.Nothing;
            return false;
        }

        _entered = true;
        _delivered = 0;
        _marks.Clear();
        _mark = _rank = 0;
        Enter();
        return true;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        while (_next == Next.Unknown)
        {
            int read = ReadMember(destination);
            if (read > 0)
            {
                _delivered += read;
                return read;
            }

            _state = EndOfMember();
            _next = Peek();
            if (_state == FeedEnd.Complete && _next == Next.Continuation)
            {
                Enter();
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public override long RecordOffset(long positionInSegment)
    {
        int mark = _mark;
        while (mark + 1 < _marks.Count && _marks[mark + 1].Position <= positionInSegment)
        {
            mark++;
        }

        _rank = mark == _mark ? _rank : 0;
        _mark = mark;
        return _marks[mark].Offset + _rank++;
    }

    /// <inheritdoc/>
    public override bool IsBehindSlice(long positionInSegment) => false;

    /// <inheritdoc/>
    public override bool IsMemberStart(long positionInSegment)
    {
        for (int i = _marks.Count - 1; i >= 0 && _marks[i].Position >= positionInSegment; i--)
        {
            if (_marks[i].Position == positionInSegment)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override bool TryRestartSegment()
    {
        long offset = SegmentOffset;
        if (_openAt is null)
        {
            return false;
        }

        GzipMemberReader again = _openAt(offset);
        if (!again.NextMember() || again.MemberOffset != offset)
        {
            again.Dispose();
            return false;
        }

        _members.Dispose();
        _members = again;
        _peekedStart = _peekedEnd = 0;
        _delivered = 0;
        _marks.Clear();
        Enter();
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose() => _members.Dispose();

    private bool IsFoundByNextSlice(long position)
    {
        if (_openAt is null)
        {
            return true;
        }

        using GzipMemberReader members = _openAt(position);
        return members.NextMember() && members.MemberOffset == position;
    }

    private void Enter()
    {
        _marks.Add(new Mark(_delivered, _members.MemberOffset));
        _state = FeedEnd.Complete;
        _next = Next.Unknown;
    }

    private int ReadMember(Span<byte> destination)
    {
        if (_peekedStart == _peekedEnd)
        {
            return _members.Read(destination);
        }

        int count = Math.Min(destination.Length, _peekedEnd - _peekedStart);
        _peeked.AsSpan(_peekedStart, count).CopyTo(destination);
        _peekedStart += count;
        return count;
    }

    private FeedEnd EndOfMember() => _members.State switch
    {
        MemberState.Truncated => FeedEnd.Truncated,
        MemberState.Corrupt => FeedEnd.Corrupt,
        _ => FeedEnd.Complete,
    };

    /// <summary>Opens the next member and looks at its first bytes.</summary>
    private Next Peek()
    {
        _peekedStart = _peekedEnd = 0;
        if (!_members.NextMember())
        {
            return Next.Nothing;
        }

        RecordStart start = RecordStart.Undecided;
        while (start == RecordStart.Undecided && _peekedEnd < _peeked.Length)
        {
            int read = _members.Read(_peeked.AsSpan(_peekedEnd));
            _peekedEnd += read;
            start = RecordBoundary.At(_peeked.AsSpan(0, _peekedEnd), final: read == 0);
        }

        if (start is RecordStart.Warc or RecordStart.Arc)
        {
            return Next.Record;
        }

        return _peekedEnd == 0 && EndOfMember() != FeedEnd.Complete ? Next.Damage : Next.Continuation;
    }

    private readonly record struct Mark(long Position, long Offset);

    /// <summary>What the next member is.</summary>
    private enum Next
    {
        Unknown,
        Nothing,
        Record,
        Continuation,
        Damage,
    }
}
