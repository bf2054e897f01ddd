using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>The content of an outer gzip file that holds a gzip archive; damage ends it, as if the inner file were cut there.</summary>
/// <param name="file">The outer file; owned.</param>
internal sealed class GzipContentStream(Stream file) : Stream
{
    private readonly GzipMemberReader _members = new(file);
    private bool _inMember;
    private bool _damaged;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (!_damaged && (_inMember || _members.NextMember()))
        {
            int read = _members.Read(buffer);
            if (read > 0)
            {
                _inMember = true;
                return read;
            }

            _inMember = false;
            _damaged = _members.State != MemberState.Complete;
        }

        return 0;
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

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _members.Dispose();
        }

        base.Dispose(disposing);
    }
}
