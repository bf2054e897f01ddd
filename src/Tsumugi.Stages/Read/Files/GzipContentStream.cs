using Tsumugi.Storage.Compression;

namespace Tsumugi.Stages.Read.Files;

/// <summary>The content of a gzip file through all its members; damage ends it as if the content were cut there, and is then known by <see cref="Damage"/>.</summary>
/// <param name="file">The file; owned.</param>
internal sealed class GzipContentStream(Stream file) : Stream
{
    private readonly GzipMemberReader _members = new(file);
    private bool _inMember;

    /// <summary>Gets how the content came to its end; <see cref="MemberState.Reading"/> while there is no damage.</summary>
    public MemberState Damage { get; private set; }

    /// <summary>Gets the bytes of the file consumed so far.</summary>
    public long PositionBytes => _members.PositionBytes;

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
        while (Damage == MemberState.Reading && (_inMember || _members.NextMember()))
        {
            int read = _members.Read(buffer);
            if (read > 0)
            {
                _inMember = true;
                return read;
            }

            _inMember = false;
            Damage = _members.State == MemberState.Complete ? MemberState.Reading : _members.State;
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
