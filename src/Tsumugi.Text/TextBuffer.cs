namespace Tsumugi.Text;

/// <summary>A growable run of UTF-16 letters that a worker owns and uses again for each document.</summary>
/// <remarks>
/// Holds what one step hands to the next (decoded page, extracted text). Not thread-safe. Appending allocates only when
/// the longest document so far is exceeded; <see cref="Clear"/> keeps the memory, <see cref="Trim"/> gives an outsized array back.
/// </remarks>
public sealed class TextBuffer
{
    private char[] _letters;
    private int _length;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">UTF-16 units to reserve.</param>
    public TextBuffer(int capacity = 4096) => _letters = new char[capacity];

    /// <summary>Gets the number of UTF-16 units written.</summary>
    public int Length => _length;

    /// <summary>Gets the letters written so far; invalid after the next append.</summary>
    public Span<char> Written => _letters.AsSpan(0, _length);

    /// <summary>Gets the letters written so far as memory; invalid after the next append.</summary>
    public ReadOnlyMemory<char> WrittenMemory => _letters.AsMemory(0, _length);

    /// <summary>Forgets the letters, keeps the memory.</summary>
    public void Clear() => _length = 0;

    /// <summary>Shortens the text to <paramref name="length"/> units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or beyond what is written.</exception>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }

    /// <summary>Appends one unit.</summary>
    public void Append(char letter)
    {
        if (_length == _letters.Length)
        {
            Grow(1);
        }

        _letters[_length++] = letter;
    }

    /// <summary>Appends a run of letters.</summary>
    public void Append(ReadOnlySpan<char> letters)
    {
        letters.CopyTo(Reserve(letters.Length));
        _length += letters.Length;
    }

    /// <summary>Makes room for at least <paramref name="count"/> units behind the text; call <see cref="Advance"/> with what was used.</summary>
    public Span<char> Reserve(int count)
    {
        if (_letters.Length - _length < count)
        {
            Grow(count);
        }

        return _letters.AsSpan(_length);
    }

    /// <summary>Counts <paramref name="count"/> reserved units as written.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_letters.Length - _length), nameof(count));
        _length += count;
    }

    /// <summary>Replaces the whole text.</summary>
    public void Set(ReadOnlySpan<char> letters)
    {
        _length = 0;
        Append(letters);
    }

    /// <summary>Gives the memory back if a document larger than <paramref name="units"/> passed through, so that one giant does not stay resident.</summary>
    public void Trim(int units)
    {
        if (_letters.Length > units && _length <= units)
        {
            Array.Resize(ref _letters, units);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => new(_letters, 0, _length);

    private void Grow(int count) => Array.Resize(ref _letters, (int)Math.Min(Array.MaxLength, Math.Max((long)_letters.Length * 2, (long)_length + count)));
}
