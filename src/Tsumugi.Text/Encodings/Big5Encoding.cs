namespace Tsumugi.Text.Encodings;

/// <summary>Big5 with the letters of Hong Kong (HKSCS), also those beyond the basic plane.</summary>
/// <remarks>WHATWG Encoding Standard, "Big5 decoder". Four pairs of bytes are a Latin letter and a mark that joins it: two units.</remarks>
internal sealed class Big5Encoding : PairEncoding
{
    private const int TrailBytes = 157;
    private const int Pointers = 126 * TrailBytes;

    /// <summary>The low 16 bits of the letters of plane 2, laid out as the pairs are; 0 elsewhere.</summary>
    private readonly ushort[] _planeTwo = new ushort[0x10000];

    public Big5Encoding()
        : base("big5", new ushort[0x10000])
    {
        Family = EncodingFamily.TraditionalChinese;
        byte[] data = EncodingData.Bytes("big5.bin");
        ushort[] index = EncodingData.Units(data.AsSpan(0, Pointers * 2));
        ReadOnlySpan<byte> planes = data.AsSpan(Pointers * 2);
        for (int pointer = 0; pointer < Pointers; pointer++)
        {
            int trail = pointer % TrailBytes;
            int pair = (((pointer / TrailBytes) + 0x81) << 8) + trail + (trail < 0x3F ? 0x40 : 0x62);
            bool beyond = (planes[pointer >> 3] & (1 << (pointer & 7))) != 0;
            (beyond ? _planeTwo : Pairs)[pair] = index[pointer];
        }
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        if (first < 0x80)
        {
            letter = first;
            return 1;
        }

        letter = Malformed;
        if (first is 0x80 or 0xFF || at + 1 == bytes.Length)
        {
            return 1;
        }

        byte second = bytes[at + 1];
        uint beyond = _planeTwo[(first << 8) + second];
        if (beyond != 0)
        {
            // U+2xxxx less 0x10000 is 0x1xxxx; its upper ten bits follow D800, its lower ten DC00.
            uint offset = 0x10000 + beyond;
            letter = (0xD800 + (offset >> 10)) | ((0xDC00 + (offset & 0x3FF)) << 16);
            return 2;
        }

        uint marked = (first, second) switch
        {
            (0x88, 0x62) => 0x0304_00CA, // Ê̄
            (0x88, 0x64) => 0x030C_00CA, // Ê̌
            (0x88, 0xA3) => 0x0304_00EA, // ê̄
            (0x88, 0xA5) => 0x030C_00EA, // ê̌
            _ => 0,
        };
        if (marked != 0)
        {
            letter = marked;
            return 2;
        }

        return Pair(Pairs, first, second, out letter);
    }
}
