namespace Tsumugi.Text.Encodings;

/// <summary>EUC-KR with all syllables of Unified Hangul Code (windows-949).</summary>
/// <remarks>WHATWG Encoding Standard, "EUC-KR decoder". Unlike code page 949 it has no private rows.</remarks>
internal sealed class EucKrEncoding : PairEncoding
{
    private const int TrailBytes = 190;

    public EucKrEncoding()
        : base("euc-kr", MakePairs()) => Family = EncodingFamily.Korean;

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        if (first < 0x80)
        {
            letter = first;
            return 1;
        }

        letter = Malformed;
        return first is 0x80 or 0xFF || at + 1 == bytes.Length ? 1 : Pair(Pairs, first, bytes[at + 1], out letter);
    }

    private static ushort[] MakePairs()
    {
        ushort[] index = EncodingData.Units("euc-kr.bin");
        ushort[] pairs = new ushort[0x10000];
        for (int pointer = 0; pointer < index.Length; pointer++)
        {
            pairs[(((pointer / TrailBytes) + 0x81) << 8) + (pointer % TrailBytes) + 0x41] = index[pointer];
        }

        return pairs;
    }
}
