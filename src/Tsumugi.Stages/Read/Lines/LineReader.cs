namespace Tsumugi.Stages.Read.Lines;

/// <summary>Cuts bytes into lines with memory for one line; a line that exceeds the limit is passed over, not kept.</summary>
/// <param name="feed">The bytes; owned.</param>
/// <param name="position">The position of the first byte.</param>
/// <param name="limits">The sizes in force.</param>
public sealed class LineReader(LineFeed feed, long position, ReadLimits limits) : IDisposable
{
    private const int ChunkBytes = 128 << 10;

    private byte[] _bytes = new byte[ChunkBytes * 2];
    private int _start;
    private int _end;
    private int _line;
    private bool _ended;

    /// <summary>Gets the line without its line end; empty if it was too long.</summary>
    public ReadOnlySpan<byte> Line => _bytes.AsSpan(_start - LineBytes, _line);

    /// <summary>Gets the position of the line's first byte.</summary>
    public long Offset { get; private set; }

    /// <summary>Gets the position behind the line and its line end.</summary>
    public long Next { get; private set; } = position;

    /// <summary>Gets the size of the line in bytes, its line end not counted.</summary>
    public long SizeBytes { get; private set; }

    /// <summary>Gets a value indicating whether the line is larger than the limit.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Gets a value indicating whether a line end closed the line; the last line of a file may lack one.</summary>
    public bool IsClosed { get; private set; }

    private int LineBytes { get; set; }

    /// <summary>Goes to the next line.</summary>
    /// <returns>False behind the last one.</returns>
    public bool TryRead()
    {
        Offset = Next;
        IsTooLong = IsClosed = false;
        _line = LineBytes = 0;
        if (_bytes.Length > Math.Max(limits.ResidentBytes, ChunkBytes * 2) && _end - _start < ChunkBytes)
        {
            byte[] smaller = new byte[ChunkBytes * 2];
            _bytes.AsSpan(_start, _end - _start).CopyTo(smaller);
            (_bytes, _end, _start) = (smaller, _end - _start, 0);
        }

        int searched = 0;
        long dropped = 0;
        while (true)
        {
            int found = _bytes.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                IsClosed = true;
                Take(searched + found, 1, dropped);
                return true;
            }

            searched = _end - _start;
            if (searched > limits.LineBytes)
            {
                dropped += searched;
                IsTooLong = true;
                _start = _end = searched = 0;
            }

            if (_ended || !Fill())
            {
                if (searched == 0 && dropped == 0)
                {
                    return false;
                }

                Take(searched, 0, dropped);
                return true;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => feed.Dispose();

    private void Take(int length, int lineEnd, long dropped)
    {
        SizeBytes = dropped + length;
        Next = Offset + SizeBytes + lineEnd;
        IsTooLong |= length > limits.LineBytes;
        _start += length + lineEnd;
        LineBytes = length + lineEnd;
        _line = IsTooLong ? 0 : length;
    }

    private bool Fill()
    {
        if (_bytes.Length - _end < ChunkBytes)
        {
            // A line that fills half of the memory gets twice as much; else moving it to the front makes enough room.
            byte[] target = _end - _start > _bytes.Length / 2 ? new byte[_bytes.Length * 2] : _bytes;
            _bytes.AsSpan(_start, _end - _start).CopyTo(target);
            (_bytes, _end, _start) = (target, _end - _start, 0);
        }

        int read = feed.Read(_bytes.AsSpan(_end));
        _end += read;
        _ended = read == 0;
        return read > 0;
    }
}
