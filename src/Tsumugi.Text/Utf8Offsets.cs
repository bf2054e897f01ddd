namespace Tsumugi.Text;

/// <summary>Turns ascending UTF-16 offsets of one text into UTF-8 byte offsets, reading the text once.</summary>
/// <remarks>
/// In process spans are UTF-16 units, in every file they are bytes. A lone surrogate counts 3 bytes, since it is written as
/// U+FFFD. An offset between the two halves of a pair means the offset before the pair. No allocation; on the stack of one thread.
/// </remarks>
public ref struct Utf8Offsets
{
    private readonly ReadOnlySpan<char> _text;
    private int _units;
    private long _bytes;

    /// <summary>Starts at the beginning of a text.</summary>
    public Utf8Offsets(ReadOnlySpan<char> text)
    {
        _text = text;
        _units = 0;
        _bytes = 0;
    }

    /// <summary>Gets the UTF-8 byte offset of a UTF-16 offset.</summary>
    /// <param name="offset">An offset not smaller than the one asked for before, up to the length of the text.</param>
    /// <returns>Bytes of UTF-8 before the offset.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The offset goes back or lies behind the text.</exception>
    public long At(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(offset, _units);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, _text.Length);

        // A stretch must not be cut inside a pair: each half alone would count 3 bytes instead of 4 for both.
        int end = offset > _units && offset < _text.Length && char.IsLowSurrogate(_text[offset]) && char.IsHighSurrogate(_text[offset - 1])
            ? offset - 1
            : offset;
        if (end > _units)
        {
            _bytes += System.Text.Encoding.UTF8.GetByteCount(_text[_units..end]);
            _units = end;
        }

        return _bytes;
    }
}
