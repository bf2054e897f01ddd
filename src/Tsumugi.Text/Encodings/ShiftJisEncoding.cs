namespace Tsumugi.Text.Encodings;

/// <summary>Shift_JIS as the web means it: windows-31j, with the letters of NEC row 13 (①㈱Ⅲ) and IBM (髙).</summary>
/// <remarks>WHATWG Encoding Standard, "Shift_JIS decoder". 0x8160 is ～ U+FF5E, 0x5C is \, 0x80 is U+0080.</remarks>
internal sealed class ShiftJisEncoding : PageEncoding
{
    public ShiftJisEncoding()
        : base("shift_jis") => Family = EncodingFamily.Japanese;

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        ushort[] table = JapaneseTables.ShiftJis;
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
            if (first is >= 0xA1 and <= 0xDF)
            {
                letters[to++] = (char)(0xFF61 - 0xA1 + first);
                continue;
            }

            if (first is 0x80)
            {
                letters[to++] = '\u0080';
                continue;
            }

            char letter = '\0';
            if (first is not 0xA0 and < 0xFD && at < bytes.Length)
            {
                byte second = bytes[at];
                letter = (char)table[((first - 0x80) << 8) + second];

                // A malformed pair takes its second byte along, unless that is ASCII: a `<` must never be swallowed.
                at += letter != 0 || second >= 0x80 ? 1 : 0;
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
        if (first is 0xA0 or >= 0xFD || at + 1 == bytes.Length)
        {
            return 1;
        }

        byte second = bytes[at + 1];
        uint found = JapaneseTables.ShiftJis[((first - 0x80) << 8) + second];
        letter = found == 0 ? Malformed : found;

        // A malformed pair takes its second byte along, unless that is ASCII: a `<` must never be swallowed.
        return found != 0 || second >= 0x80 ? 2 : 1;
    }
}
