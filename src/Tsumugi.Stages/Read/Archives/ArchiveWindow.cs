using System.Diagnostics;

namespace Tsumugi.Stages.Read.Archives;

/// <summary>A movable view over one segment of an archive that grows until a whole record is inside.</summary>
/// <remarks>
/// A record is judged while all of it lies in the window, so a wrong length costs no second reading: the bytes behind the
/// true end simply stay. Each byte is moved a bounded number of times, because the window is compacted only when its
/// first half has been consumed.
/// </remarks>
/// <param name="feed">Where the bytes come from.</param>
/// <param name="residentBytes">How much memory stays when a segment that needed more is left.</param>
internal sealed class ArchiveWindow(ArchiveFeed feed, int residentBytes)
{
    private const int ChunkBytes = 64 << 10;

    private byte[] _bytes = new byte[ChunkBytes * 2];
    private int _start;
    private int _end;
    private bool _segmentEnded = true;

    /// <summary>Gets the number of bytes in view.</summary>
    public int Available => _end - _start;

    /// <summary>Gets how much memory the view holds.</summary>
    public int CapacityBytes => _bytes.Length;

    /// <summary>Gets how many bytes of the segment lie before the view.</summary>
    public long Position { get; private set; }

    /// <summary>Gets the bytes in view.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Gets a stretch of the view as memory; invalid after the next <see cref="Ensure"/>.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.AsMemory(_start + start, length);

    /// <summary>Starts a new segment with an empty view.</summary>
    public void Reset()
    {
        _start = _end = 0;
        Position = 0;
        _segmentEnded = false;
        if (_bytes.Length > Math.Max(residentBytes, ChunkBytes * 2))
        {
            _bytes = new byte[ChunkBytes * 2];
        }
    }

    /// <summary>Reads until at least <paramref name="count"/> bytes are in view.</summary>
    /// <returns>False if the segment ends before.</returns>
    public bool Ensure(int count)
    {
        while (Available < count)
        {
            if (_segmentEnded)
            {
                return false;
            }

            MakeRoom();
            int read = feed.Read(_bytes.AsSpan(_end));
            _end += read;
            _segmentEnded = read == 0;
        }

        return true;
    }

    /// <summary>Moves the view on.</summary>
    public void Consume(int count)
    {
        Debug.Assert(count <= Available, "nobody consumes what was not seen");
        _start += count;
        Position += count;
    }

    /// <summary>Throws away up to <paramref name="count"/> bytes without keeping them in memory.</summary>
    /// <returns>How many there were.</returns>
    public long Skip(long count)
    {
        long left = count;
        if (left > Available && feed.TryJump(left - Available))
        {
            left -= Available;
            Consume(Available);
            Position += left;
            return count;
        }

        while (left > 0 && Ensure(1))
        {
            int step = (int)Math.Min(left, Available);
            Consume(step);
            left -= step;
        }

        return count - left;
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        // Room follows what is really there, never what a header claims.
        int wanted = Available + ChunkBytes;
        int capacity = _bytes.Length;
        bool wasForGiant = capacity > Math.Max(residentBytes, ChunkBytes * 2) && wanted < capacity / 8;
        if (!wasForGiant && capacity - _start >= wanted && capacity > _end)
        {
            return;
        }

        if (wasForGiant)
        {
            // Given back within a segment, too: a plain archive is one segment.
            capacity = Math.Max(ChunkBytes * 2, wanted * 2);
        }
        else if (_start < capacity / 2 || wanted > capacity)
        {
            capacity = (int)Math.Min(Array.MaxLength, Math.Max(capacity * 2L, wanted));
        }

        byte[] target = capacity == _bytes.Length ? _bytes : new byte[capacity];
        Buffer.BlockCopy(_bytes, _start, target, 0, _end - _start);
        _bytes = target;
        _end -= _start;
        _start = 0;
    }
}
