using System.Buffers.Binary;

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
        CheckRoom(bytes, letters);
        int state = Ascii;
        int malformed = 0;
        int to = 0;
        int special = -1;
        for (int at = 0; at < bytes.Length;)
        {
            int run = 0;
            if ((state & Sets) == Ascii)
            {
                // The next byte that is not itself in ASCII text; looked for again only behind it, so that the time stays linear.
                if (special < at)
                {
                    int next = bytes[at..].IndexOfAny(Escape, (byte)0x0E, (byte)0x0F);
                    special = next < 0 ? bytes.Length : at + next;
                }

                run = AsciiRun.Copy(bytes[at..special], letters[to..]);
                at += run;
            }
            else if ((state & Sets) == TwoBytes)
            {
                run = CopyPairs(bytes[at..], letters[to..]);
                at += run * 2;
            }

            to += run;
            state &= run > 0 ? Sets : Sets | JustSwitched;
            if (at < bytes.Length)
            {
                at += Step(bytes, at, ref state, out uint letter);
                Put(letter, letters, ref to, ref malformed);
            }
        }

        written = to;
        return malformed;
    }

    /// <summary>Reads the pairs at the front, four letters at a time.</summary>
    private static int CopyPairs(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        const ulong HighBits = 0x8080_8080_8080_8080;
        ushort[] table = JapaneseTables.Jis0208;
        int pairs = 0;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            ulong eight = BinaryPrimitives.ReadUInt64BigEndian(bytes);
            if ((eight & HighBits) != 0)
            {
                break;
            }

            // With their high bits set they are the bytes of EUC-JP; a control byte has no entry there.
            eight |= HighBits;
            ushort first = table[eight >> 48];
            ushort second = table[(ushort)(eight >> 32)];
            ushort third = table[(ushort)(eight >> 16)];
            ushort fourth = table[(ushort)eight];
            if (first == 0 || second == 0 || third == 0 || fourth == 0)
            {
                break;
            }

            letters[pairs] = (char)first;
            letters[pairs + 1] = (char)second;
            letters[pairs + 2] = (char)third;
            letters[pairs + 3] = (char)fourth;
            pairs += 4;
        }

        return pairs;
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
        uint found = second is < 0x21 or > 0x7E ? 0u : JapaneseTables.Jis0208[((first | 0x80) << 8) + (second | 0x80)];
        letter = found == 0 ? Malformed : found;
        return 2;
    }
}
