using System.Buffers.Binary;

namespace Tsumugi.Text.Encodings;

/// <summary>UTF-16 of either byte order; a surrogate without its partner becomes U+FFFD.</summary>
internal sealed class Utf16PageEncoding : PageEncoding
{
    private readonly bool _bigEndian;

    public Utf16PageEncoding(bool bigEndian)
        : base(bigEndian ? "utf-16be" : "utf-16le")
    {
        Family = EncodingFamily.Unicode;
        _bigEndian = bigEndian;
    }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        int malformed = 0;
        int to = 0;
        for (int at = 0; at + 1 < bytes.Length; at += 2)
        {
            char unit = (char)(_bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]));
            bool pairs = to > 0 && char.IsHighSurrogate(letters[to - 1]);
            if (pairs && !char.IsLowSurrogate(unit))
            {
                letters[to - 1] = '\uFFFD';
                malformed++;
            }
            else if (!pairs && char.IsLowSurrogate(unit))
            {
                unit = '\uFFFD';
                malformed++;
            }

            letters[to++] = unit;
        }

        if (to > 0 && char.IsHighSurrogate(letters[to - 1]))
        {
            letters[to - 1] = '\uFFFD';
            malformed++;
        }

        if ((bytes.Length & 1) == 1)
        {
            letters[to++] = '\uFFFD';
            malformed++;
        }

        written = to;
        return malformed;
    }
}
