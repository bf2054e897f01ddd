using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Tsumugi.Text.Encodings;

/// <summary>UTF-16 of either byte order; a surrogate without its partner becomes U+FFFD.</summary>
/// <remarks>WHATWG Encoding Standard, "shared UTF-16 decoder"; a surrogate and an odd byte at the end are one U+FFFD together.</remarks>
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
        CheckRoom(bytes, letters);
        if (!BitConverter.IsLittleEndian)
        {
            return DecodeByStep(bytes, letters, out written);
        }

        // Whole units at once; what is in front of the first surrogate is right, the rest goes letter by letter.
        Span<ushort> units = MemoryMarshal.Cast<char, ushort>(letters[..(bytes.Length / 2)]);
        MemoryMarshal.Cast<byte, ushort>(bytes)[..units.Length].CopyTo(units);
        if (_bigEndian)
        {
            BinaryPrimitives.ReverseEndianness(units, units);
        }

        int sound = units.IndexOfAnyInRange((ushort)0xD800, (ushort)0xDFFF);
        sound = sound < 0 ? units.Length : sound;
        int malformed = DecodeByStep(bytes[(sound * 2)..], letters[sound..], out written);
        written += sound;
        return malformed;
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        int left = bytes.Length - at;
        letter = Malformed;
        if (left == 1)
        {
            return 1;
        }

        char unit = Unit(bytes[at..]);
        if (!char.IsSurrogate(unit))
        {
            letter = unit;
            return 2;
        }

        if (char.IsLowSurrogate(unit))
        {
            return 2;
        }

        if (left < 4)
        {
            return left;
        }

        char second = Unit(bytes[(at + 2)..]);
        if (!char.IsLowSurrogate(second))
        {
            return 2;
        }

        letter = unit | ((uint)second << 16);
        return 4;
    }

    private char Unit(ReadOnlySpan<byte> bytes) =>
        (char)(_bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes));
}
