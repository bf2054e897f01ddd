using System.Buffers;

namespace Tsumugi.Storage.Compression;

/// <summary>Buffered input that can step back a little.</summary>
/// <remarks>
/// <code>
///  |  history (16 KiB kept)  |  ahead, not yet used  |  room  |
///  0                        _at                     _end     256 KiB
/// </code>
/// </remarks>
internal sealed class ReadWindow : IDisposable
{
    internal const int HistoryBytes = 16 << 10;
    private const int SizeBytes = 256 << 10;

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(SizeBytes);
    private long _offset;
    private int _at;
    private int _end;
    private bool _ended;

    /// <summary>Begins at the stream's present place, which has the given offset in the file.</summary>
    internal ReadWindow(Stream stream, long offset)
    {
        _stream = stream;
        _offset = offset;
    }

    /// <summary>Gets the offset in the file of the first byte ahead.</summary>
    internal long Position => _offset + _at;

    /// <summary>Gets the offset in the file behind the last byte read.</summary>
    internal long EndPosition => _offset + _end;

    /// <summary>Gets the bytes read and not yet used.</summary>
    internal ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_at, _end - _at);

    internal void Advance(int count) => _at += count;

    /// <summary>Steps to a place inside the history or the bytes ahead; nearer if it lies outside.</summary>
    internal void MoveTo(long position) => _at = (int)Math.Clamp(position - _offset, 0, _end);

    /// <summary>Reads more behind what is ahead.</summary>
    /// <returns>False at the end of the file.</returns>
    internal bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        if (SizeBytes - _end < SizeBytes / 4)
        {
            int drop = Math.Max(0, _at - HistoryBytes);
            _buffer.AsSpan(drop, _end - drop).CopyTo(_buffer);
            _offset += drop;
            _at -= drop;
            _end -= drop;
        }

        int read = _stream.Read(_buffer, _end, SizeBytes - _end);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }

    /// <summary>Reads until so many bytes are ahead, at most 128 KiB.</summary>
    /// <returns>False if the file ends before.</returns>
    internal bool Ensure(int count)
    {
        while (_end - _at < count)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _at = _end = 0;
            _ended = true;
        }
    }
}
