namespace Tsumugi.Text.Encodings;

/// <summary>Shift_JIS as the web means it: windows-31j, with the letters of NEC row 13 (①㈱Ⅲ) and IBM (髙).</summary>
/// <remarks>WHATWG Encoding Standard, "Shift_JIS decoder". 0x8160 is ～ U+FF5E, 0x5C is \, 0x80 is U+0080.</remarks>
internal sealed class ShiftJisEncoding : PairEncoding
{
    public ShiftJisEncoding()
        : base("shift_jis", JapaneseTables.ShiftJis) => Family = EncodingFamily.Japanese;

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        if (first <= 0x80)
        {
            letter = first;
            return 1;
        }

        if (first is >= 0xA1 and <= 0xDF)
        {
            letter = 0xFF61u - 0xA1 + first;
            return 1;
        }

        letter = Malformed;
        return first is 0xA0 or >= 0xFD || at + 1 == bytes.Length ? 1 : Pair(Pairs, first, bytes[at + 1], out letter);
    }

    /// <summary>Writes half-width katakana; EUC-JP and Korean read as Shift_JIS are full of them, so the detector sees many.</summary>
    protected override int CopySingles(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        int count = 0;
        while (count < bytes.Length && bytes[count] is >= 0xA1 and <= 0xDF)
        {
            letters[count] = (char)(0xFF61 - 0xA1 + bytes[count]);
            count++;
        }

        return count;
    }
}
