namespace Tsumugi.Stages.Read.Archives;

/// <summary>Delivers an archive that is not compressed: one segment, the whole slice.</summary>
/// <param name="path">The file.</param>
/// <param name="start">First byte of the slice.</param>
/// <param name="end">First byte behind the slice.</param>
internal sealed class PlainFeed(string path, long start, long end) : ArchiveFeed
{
    private readonly FileStream _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    private readonly long _base = Math.Max(0, start - 1);
    private bool _entered;

    /// <inheritdoc/>
    public override long PositionBytes => _file.Position;

    /// <inheritdoc/>
    public override FeedEnd End => FeedEnd.Complete;

    /// <inheritdoc/>
    public override string Codec => "";

    /// <inheritdoc/>
    public override long SegmentOffset => _base;

    /// <summary>Gets a value indicating whether the slice starts somewhere inside the file, one byte early so that a line end in front of it is seen.</summary>
    public override bool StartsMidway => start > 0;

    /// <inheritdoc/>
    public override bool NextSegment()
    {
        if (_entered || start >= end || start > _file.Length)
        {
            return false;
        }

        _entered = true;
        _file.Position = _base;
        return true;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> destination) => _file.Read(destination);

    /// <inheritdoc/>
    public override long RecordOffset(long positionInSegment) => _base + positionInSegment;

    /// <inheritdoc/>
    public override bool IsBehindSlice(long positionInSegment) => _base + positionInSegment >= end;

    /// <inheritdoc/>
    public override bool? EndsAt(long positionInSegment)
    {
        long resume = _file.Position;
        long at = _base + positionInSegment;
        if (at >= _file.Length)
        {
            return at == _file.Length;
        }

        Span<byte> behind = stackalloc byte[256];
        _file.Position = at;
        int read = _file.ReadAtLeast(behind, behind.Length, throwOnEndOfStream: false);
        _file.Position = resume;
        ReadOnlySpan<byte> next = behind[..read].TrimStart("\r\n"u8);
        return next.IsEmpty || RecordBoundary.At(next, final: true) != RecordStart.None;
    }

    /// <inheritdoc/>
    public override bool TryJump(long count)
    {
        _file.Position += count;
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}
