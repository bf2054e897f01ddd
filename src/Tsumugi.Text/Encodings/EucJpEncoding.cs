namespace Tsumugi.Text.Encodings;

/// <summary>EUC-JP with the NEC and IBM rows, half-width katakana (0x8E) and JIS X 0212 (0x8F).</summary>
/// <remarks>WHATWG Encoding Standard, "EUC-JP decoder".</remarks>
internal sealed class EucJpEncoding : PageEncoding
{
    public EucJpEncoding()
        : base("euc-jp") => Family = EncodingFamily.Japanese;

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        ushort[] table = JapaneseTables.Jis0208;
        int malformed = 0;
        int to = 0;
        for (int at = 0; at < bytes.Length;)
        {
            byte first = bytes[at];
            if (first < 0x80)
            {
                int run = AsciiRun.Copy(bytes[at..], letters[to..]);
                if (run == 0)
                {
                    letters[to] = (char)first;
                    run = 1;
                }

                at += run;
                to += run;
                continue;
            }

            at++;
            char letter = '\0';
            if (at < bytes.Length && first is 0x8E or 0x8F or (>= 0xA1 and <= 0xFE))
            {
                byte second = at < bytes.Length ? bytes[at] : (byte)0;
                if (first == 0x8E)
                {
                    letter = second is >= 0xA1 and <= 0xDF ? (char)(0xFF61 - 0xA1 + second) : '\0';
                }
                else if (first == 0x8F)
                {
                    letter = ThreeBytes(bytes, ref at, ref second);
                }
                else
                {
                    letter = (char)table[((first - 0x80) << 8) + second];
                }

                at += at < bytes.Length && (letter != 0 || second >= 0x80) ? 1 : 0;
            }

            if (letter == 0)
            {
                letter = '\uFFFD';
                malformed++;
            }

            letters[to++] = letter;
        }

        written = to;
        return malformed;
    }

    /// <summary>Reads the two bytes behind 0x8F; leaves <paramref name="at"/> on the last byte looked at.</summary>
    private static char ThreeBytes(ReadOnlySpan<byte> bytes, ref int at, ref byte last)
    {
        byte first = bytes[at];
        if (first is < 0xA1 or 0xFF)
        {
            return '\0';
        }

        if (++at == bytes.Length)
        {
            last = 0;
            return '\0';
        }

        last = bytes[at];
        return (char)JapaneseTables.Jis0212[((first - 0x80) << 8) + last];
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

        return Pair(JapaneseTables.Jis0208, first, second, out letter);
    }

    private static int Pair(ushort[] table, byte first, byte second, out uint letter)
    {
        uint found = table[((first - 0x80) << 8) + second];
        letter = found == 0 ? Malformed : found;
        return found != 0 || second >= 0x80 ? 2 : 1;
    }
}
