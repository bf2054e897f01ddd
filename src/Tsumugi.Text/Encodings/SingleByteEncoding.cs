namespace Tsumugi.Text.Encodings;

/// <summary>An encoding whose 128 upper bytes each stand for one letter.</summary>
/// <remarks>The letters are the standard's own (`single-byte.txt`): .NET's code pages have other letters in five encodings and private ones in the gaps of many.</remarks>
internal sealed class SingleByteEncoding : PageEncoding
{
    private readonly char[] _letters = new char[256];
    private readonly bool _hasGaps;

    /// <summary>Creates an encoding from its letters.</summary>
    /// <param name="name">WHATWG name.</param>
    /// <param name="family">What it is made for.</param>
    /// <param name="upper">The 128 letters of 0x80 to 0xFF; U+FFFD where there is none.</param>
    public SingleByteEncoding(string name, EncodingFamily family, ReadOnlySpan<char> upper)
        : base(name)
    {
        Family = family;
        for (int i = 0; i < 128; i++)
        {
            _letters[i] = (char)i;
        }

        upper.CopyTo(_letters.AsSpan(128));
        _hasGaps = upper.Contains('\uFFFD');
    }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        CheckRoom(bytes, letters);
        char[] table = _letters;
        letters = letters[..bytes.Length];
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = table[bytes[i]];
        }

        written = bytes.Length;
        return _hasGaps ? letters.Count('\uFFFD') : 0;
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        letter = _letters[bytes[at]];
        letter = letter == '\uFFFD' ? Malformed : letter;
        return 1;
    }
}
