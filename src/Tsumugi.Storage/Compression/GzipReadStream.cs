namespace Tsumugi.Storage.Compression;

/// <summary>Reads a gzip file as one content, through all its members.</summary>
/// <remarks>
/// Unlike `GZipStream` of .NET it treats a cut file and garbage behind the last member as errors: a half text is never taken for a whole one.
/// One thread at a time.
/// </remarks>
public sealed class GzipReadStream : Stream
{
    private readonly GzipMemberReader _reader;
    private bool _inMember;

    /// <summary>Creates the stream over the compressed bytes.</summary>
    public GzipReadStream(Stream stream, bool leaveOpen = false) => _reader = new GzipMemberReader(stream, leaveOpen: leaveOpen);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A member is cut or damaged.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_inMember || _reader.NextMember())
        {
            _inMember = true;
            int read = _reader.Read(buffer);
            if (read > 0)
            {
                return read;
            }

            _inMember = false;
            switch (_reader.State)
            {
                case MemberState.Truncated:
                    throw new InvalidDataException($"gzip: the data ends inside the member that begins at byte {_reader.MemberOffset}");
                case MemberState.Corrupt:
                    throw new InvalidDataException($"gzip: the member at byte {_reader.MemberOffset} is damaged");
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public override int ReadByte()
    {
        byte one = 0;
        return Read(new Span<byte>(ref one)) == 1 ? one : -1;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
