using Tsumugi.Stages.Read.Files;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>Delivers an archive through a decompressing stream that hides its frames (zstd): one segment, positions are those of the decompressed bytes.</summary>
/// <remarks>Cannot be read from the middle: all records belong to the first slice.</remarks>
internal sealed class StreamFeed : ArchiveFeed
{
    private readonly string _path;
    private readonly Func<FileStream, Stream> _decompress;
    private readonly bool _isFirst;
    private FileStream _file;
    private Stream _stream;
    private bool _entered;
    private FeedEnd _end;

    /// <summary>Opens the archive.</summary>
    /// <param name="path">The file.</param>
    /// <param name="decompress">Puts the decompressing stream upon the file, which it leaves open.</param>
    /// <param name="isFirst">Whether the slice is the file's first; all others are empty.</param>
    /// <param name="codec">The name of the compression in reasons: `zstd`.</param>
    public StreamFeed(string path, Func<FileStream, Stream> decompress, bool isFirst, string codec)
    {
        _path = path;
        _decompress = decompress;
        _isFirst = isFirst;
        Codec = codec;
        _file = PackedFile.Open(path);
        _stream = decompress(_file);
    }

    /// <inheritdoc/>
    public override long PositionBytes => _file.Position;

    /// <inheritdoc/>
    public override FeedEnd End => _end;

    /// <inheritdoc/>
    public override string Codec { get; }

    /// <inheritdoc/>
    public override long SegmentOffset => 0;

    /// <inheritdoc/>
    public override bool NextSegment()
    {
        bool first = !_entered && _isFirst;
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
            return _stream.Read(destination);
        }
        catch (InvalidDataException)
        {
            _end = _file.Position >= _file.Length ? FeedEnd.Truncated : FeedEnd.Corrupt;
            return 0;
        }
    }

    /// <inheritdoc/>
    public override long RecordOffset(long positionInSegment) => positionInSegment;

    /// <inheritdoc/>
    public override bool IsBehindSlice(long positionInSegment) => false;

    /// <inheritdoc/>
    public override bool TryRestartSegment()
    {
        Dispose();
        _file = PackedFile.Open(_path);
        _stream = _decompress(_file);
        _end = FeedEnd.Complete;
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _stream.Dispose();
        _file.Dispose();
    }
}
