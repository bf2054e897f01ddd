namespace Tsumugi.Text.Encodings;

/// <summary>GB 18030, which is also how GBK and GB 2312 are read: two bytes for Chinese, four for the rest of Unicode.</summary>
/// <remarks>
/// WHATWG Encoding Standard, "gb18030 decoder", with the letters that GB 18030-2022 moved out of the private area. The digits of a broken
/// letter of four bytes stay in the text, since they are ASCII.
/// </remarks>
internal sealed class Gb18030Encoding : PairEncoding
{
    private const int TrailBytes = 190;
    private const int Pointers = 126 * TrailBytes;
    private const int LastOfBasicPlane = 39419;
    private const int FirstBeyond = 189000;
    private const int LastBeyond = FirstBeyond + 0xFFFFF;

    private static readonly ushort[] Index = EncodingData.Units("gb18030.bin");
    private static readonly ushort[] SharedPairs = MakePairs();

    public Gb18030Encoding(string name)
        : base(name, SharedPairs) => Family = EncodingFamily.SimplifiedChinese;

    private static ReadOnlySpan<ushort> Ranges => Index.AsSpan(Pointers);

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        letter = first == 0x80 ? '\u20AC' : first;
        if (first <= 0x80)
        {
            return 1;
        }

        letter = Malformed;
        if (first == 0xFF || at + 1 == bytes.Length)
        {
            return 1;
        }

        return bytes[at + 1] is >= 0x30 and <= 0x39 ? FourBytes(bytes[at..], out letter) : Pair(Pairs, first, bytes[at + 1], out letter);
    }

    private static int FourBytes(ReadOnlySpan<byte> bytes, out uint letter)
    {
        letter = Malformed;
        if (bytes.Length == 2)
        {
            return 2;
        }

        if (bytes[2] is < 0x81 or 0xFF)
        {
            return 1;
        }

        if (bytes.Length == 3)
        {
            return 3;
        }

        if (bytes[3] is < 0x30 or > 0x39)
        {
            return 1;
        }

        int pointer = (((((bytes[0] - 0x81) * 10) + bytes[1] - 0x30) * 126) + bytes[2] - 0x81) * 10;
        letter = LetterOf(pointer + bytes[3] - 0x30);
        return 4;
    }

    private static uint LetterOf(int pointer)
    {
        if (pointer is >= FirstBeyond and <= LastBeyond)
        {
            uint offset = (uint)(pointer - FirstBeyond);
            return (0xD800 + (offset >> 10)) | ((0xDC00 + (offset & 0x3FF)) << 16);
        }

        if (pointer > LastOfBasicPlane)
        {
            return Malformed;
        }

        if (pointer == 7457)
        {
            return 0xE7C7; // the one letter of this area that no range has (WHATWG, "index gb18030 ranges code point")
        }

        // The last range that does not begin behind the pointer; ranges are pairs (first pointer, first letter).
        ReadOnlySpan<ushort> ranges = Ranges;
        int low = 0;
        int high = (ranges.Length / 2) - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = ranges[middle * 2] <= pointer ? (middle, high) : (low, middle - 1);
        }

        return (uint)(ranges[(low * 2) + 1] + pointer - ranges[low * 2]);
    }

    private static ushort[] MakePairs()
    {
        ushort[] pairs = new ushort[0x10000];
        for (int pointer = 0; pointer < Pointers; pointer++)
        {
            int trail = pointer % TrailBytes;
            pairs[(((pointer / TrailBytes) + 0x81) << 8) + trail + (trail < 0x3F ? 0x40 : 0x41)] = Index[pointer];
        }

        return pairs;
    }
}
