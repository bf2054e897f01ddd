namespace Tsumugi.Text.Encodings;

/// <summary>EUC-JP with the NEC and IBM rows, half-width katakana (0x8E) and JIS X 0212 (0x8F).</summary>
/// <remarks>WHATWG Encoding Standard, "EUC-JP decoder".</remarks>
internal sealed class EucJpEncoding : PairEncoding
{
    public EucJpEncoding()
        : base("euc-jp", JapaneseTables.Jis0208) => Family = EncodingFamily.Japanese;

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        if (first < 0x80)
        {
            letter = first;
            return 1;
        }

        letter = Malformed;
        if (first is not (0x8E or 0x8F or (>= 0xA1 and <= 0xFE)) || at + 1 == bytes.Length)
        {
            return 1;
        }

        byte second = bytes[at + 1];
        if (first == 0x8F && second is >= 0xA1 and <= 0xFE)
        {
            return at + 2 == bytes.Length ? 2 : 1 + Pair(JapaneseTables.Jis0212, second, bytes[at + 2], out letter);
        }

        if (first == 0x8E && second is >= 0xA1 and <= 0xDF)
        {
            letter = 0xFF61u - 0xA1 + second;
            return 2;
        }

        return Pair(Pairs, first, second, out letter);
    }
}
