namespace Tsumugi.Stages.Read.Archives;

/// <summary>Delivers an archive through a decompressing stream that hides its frames (zstd): one segment, positions are those of the decompressed bytes.</summary>
/// <remarks>Cannot be read from the middle: all records belong to the first slice.</remarks>
/// <param name="stream">The decompressed bytes; owned.</param>
/// <param name="file">The file under it, for progress; owned.</param>
/// <param name="isFirst">Whether the slice is the file's first; all others are empty.</param>
/// <param name="codec">The name of the compression in reasons: `zstd`.</param>
internal sealed class StreamFeed(Stream stream, FileStream file, bool isFirst, string codec) : ArchiveFeed
{
    private bool _entered;
    private FeedEnd _end;

    /// <inheritdoc/>
    public override long PositionBytes => file.Position;

    /// <inheritdoc/>
    public override FeedEnd End => _end;

    /// <inheritdoc/>
    public override string Codec => codec;

    /// <inheritdoc/>
    public override long SegmentOffset => 0;

    /// <inheritdoc/>
    public override bool NextSegment()
    {
        bool first = !_entered && isFirst;
        _entered = true;
        return first;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        if (_end != FeedEnd.Complete)
        {
            return 0;
        }

        try
        {
            return stream.Read(destination);
        }
        catch (InvalidDataException)
        {
            _end = file.Position >= file.Length ? FeedEnd.Truncated : FeedEnd.Corrupt;
            return 0;
        }
    }

    /// <inheritdoc/>
    public override long RecordOffset(long positionInSegment) => positionInSegment;

    /// <inheritdoc/>
    public override bool IsBehindSlice(long positionInSegment) => false;

    /// <inheritdoc/>
    public override void Dispose()
    {
        stream.Dispose();
        file.Dispose();
    }
}
