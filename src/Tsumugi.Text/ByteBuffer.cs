namespace Tsumugi.Text;

/// <summary>A growable run of bytes that a worker owns and uses again for each record.</summary>
/// <remarks>Not thread-safe. <see cref="Clear"/> keeps the memory, <see cref="Trim"/> gives an outsized array back.</remarks>
public sealed class ByteBuffer
{
    private byte[] _bytes;
    private int _length;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">Bytes to reserve.</param>
    public ByteBuffer(int capacity = 4096) => _bytes = new byte[capacity];

    /// <summary>Gets the number of bytes written.</summary>
    public int Length => _length;

    /// <summary>Gets the bytes written so far; invalid after the next append.</summary>
    public Span<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Gets the bytes written so far as memory; invalid after the next append.</summary>
    public Memory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    /// <summary>Forgets the bytes, keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <summary>Shortens the content to <paramref name="length"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or beyond what is written.</exception>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }

    /// <summary>Appends a run of bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Makes room for at least <paramref name="count"/> bytes behind the content; call <see cref="Advance"/> with what was used.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max((long)_bytes.Length * 2, (long)_length + count)));
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Counts <paramref name="count"/> reserved bytes as written.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length), nameof(count));
        _length += count;
    }

    /// <summary>Replaces the whole content.</summary>
    public void Set(ReadOnlySpan<byte> bytes)
    {
        _length = 0;
        Append(bytes);
    }

    /// <summary>Gives the memory back if a record larger than <paramref name="size"/> bytes passed through.</summary>
    public void Trim(int size)
    {
        if (_bytes.Length > size && _length <= size)
        {
            Array.Resize(ref _bytes, size);
        }
    }
}
