namespace Tsumugi.Text.Encodings;

/// <summary>ISO-2022-JP: seven-bit bytes whose meaning escape sequences switch; half-width katakana included.</summary>
/// <remarks>
/// WHATWG Encoding Standard, "ISO-2022-JP decoder". Escape sequences: `ESC ( B` ASCII, `ESC ( J` Roman, `ESC ( I` half-width katakana,
/// `ESC $ @` and `ESC $ B` JIS X 0208. Two escape sequences without a letter between them are malformed.
/// </remarks>
internal sealed class Iso2022JpEncoding : PageEncoding
{
    private const byte Escape = 0x1B;

    // The state of a step: which set the bytes belong to, and whether no letter came since the last escape sequence.
    private const int Ascii = 0;
    private const int Roman = 1;
    private const int Katakana = 2;
    private const int TwoBytes = 3;
    private const int Sets = 3;
    private const int JustSwitched = 4;

    public Iso2022JpEncoding()
        : base("iso-2022-jp") => Family = EncodingFamily.Japanese;

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        int state = Ascii;
        int malformed = 0;
        int to = 0;
        for (int at = 0; at < bytes.Length;)
        {
            at += Step(bytes, at, ref state, out uint letter);
            Put(letter, letters, ref to, ref malformed);
        }

        written = to;
        return malformed;
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte first = bytes[at];
        if (first == Escape)
        {
            return Switch(bytes[at..], ref state, out letter);
        }

        state &= Sets;
        letter = Malformed;
        switch (state)
        {
            case TwoBytes:
                return Pair(bytes, at, out letter);
            case Katakana when first is >= 0x21 and <= 0x5F:
                letter = 0xFF61u - 0x21 + first;
                break;
            case Roman when first == (byte)'\\':
                letter = '\u00A5';
                break;
            case Roman when first == (byte)'~':
                letter = '\u203E';
                break;
            case Ascii or Roman when first is not (0x0E or 0x0F or >= 0x80):
                letter = first;
                break;
        }

        return 1;
    }

    private static int Switch(ReadOnlySpan<byte> bytes, ref int state, out uint letter)
    {
        int set = bytes.Length < 3 ? -1 : (bytes[1], bytes[2]) switch
        {
            ((byte)'(', (byte)'B') => Ascii,
            ((byte)'(', (byte)'J') => Roman,
            ((byte)'(', (byte)'I') => Katakana,
            ((byte)'$', (byte)'@' or (byte)'B') => TwoBytes,
            _ => -1,
        };
        if (set < 0)
        {
            state &= Sets;
            letter = Malformed;
            return 1;
        }

        letter = (state & JustSwitched) != 0 ? Malformed : Nothing;
        state = set | JustSwitched;
        return 3;
    }

    private static int Pair(ReadOnlySpan<byte> bytes, int at, out uint letter)
    {
        letter = Malformed;
        byte first = bytes[at];
        if (first is < 0x21 or > 0x7E || at + 1 == bytes.Length || bytes[at + 1] == Escape)
        {
            return 1;
        }

        byte second = bytes[at + 1];
        uint found = second is < 0x21 or > 0x7E ? 0u : JapaneseTables.Jis0208[(first << 8) + (second | 0x80)];
        letter = found == 0 ? Malformed : found;
        return 2;
    }
}
