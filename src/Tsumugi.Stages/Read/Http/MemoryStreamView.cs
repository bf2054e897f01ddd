namespace Tsumugi.Stages.Read.Http;

/// <summary>Reads memory that someone else owns as a stream, as the decompressors of .NET want it.</summary>
/// <param name="bytes">The memory.</param>
internal sealed class MemoryStreamView(ReadOnlyMemory<byte> bytes) : Stream
{
    private int _at;

    /// <summary>Gets a value indicating whether someone wanted more than there is; a decompressor that knows its end never does.</summary>
    public bool IsOverdrawn { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _at;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        IsOverdrawn |= count == 0;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
