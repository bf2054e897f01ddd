namespace Tsumugi.Text.Encodings;

/// <summary>ISO-2022-JP: seven-bit bytes whose meaning escape sequences switch; half-width katakana included.</summary>
/// <remarks>
/// WHATWG Encoding Standard, "ISO-2022-JP decoder". Escape sequences: `ESC ( B` ASCII, `ESC ( J` Roman, `ESC ( I` half-width katakana,
/// `ESC $ @` and `ESC $ B` JIS X 0208. Two escape sequences without a letter between them are malformed.
/// </remarks>
internal sealed class Iso2022JpEncoding : PageEncoding
{
    private const byte Escape = 0x1B;

    public Iso2022JpEncoding()
        : base("iso-2022-jp") => Family = EncodingFamily.Japanese;

    private enum Set
    {
        Ascii,
        Roman,
        Katakana,
        TwoBytes,
    }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        Set set = Set.Ascii;
        bool letterSinceEscape = true;
        int malformed = 0;
        int to = 0;
        for (int at = 0; at < bytes.Length;)
        {
            byte first = bytes[at];
            if (first == Escape)
            {
                if (TryEscape(bytes[at..], out Set next))
                {
                    at += 3;
                    set = next;
                    if (!letterSinceEscape)
                    {
                        letters[to++] = '\uFFFD';
                        malformed++;
                    }

                    letterSinceEscape = false;
                    continue;
                }

                letterSinceEscape = true;
                letters[to++] = '\uFFFD';
                malformed++;
                at++;
                continue;
            }

            letterSinceEscape = true;
            char letter = set switch
            {
                Set.TwoBytes => Pair(bytes, ref at),
                Set.Katakana => first is >= 0x21 and <= 0x5F ? (char)(0xFF61 - 0x21 + first) : '\uFFFD',
                _ => first is 0x0E or 0x0F or >= 0x80 ? '\uFFFD' : (char)first,
            };
            if (set == Set.Roman)
            {
                letter = letter switch { '\\' => '\u00A5', '~' => '\u203E', _ => letter };
            }

            at++;
            malformed += letter == '\uFFFD' ? 1 : 0;
            letters[to++] = letter;
        }

        written = to;
        return malformed;
    }

    private static bool TryEscape(ReadOnlySpan<byte> bytes, out Set set)
    {
        set = Set.Ascii;
        if (bytes.Length < 3)
        {
            return false;
        }

        (bool known, set) = (bytes[1], bytes[2]) switch
        {
            ((byte)'(', (byte)'B') => (true, Set.Ascii),
            ((byte)'(', (byte)'J') => (true, Set.Roman),
            ((byte)'(', (byte)'I') => (true, Set.Katakana),
            ((byte)'$', (byte)'@' or (byte)'B') => (true, Set.TwoBytes),
            _ => (false, Set.Ascii),
        };
        return known;
    }

    /// <summary>Reads the second byte of a pair; leaves <paramref name="at"/> on the last byte that belongs to the letter.</summary>
    private static char Pair(ReadOnlySpan<byte> bytes, ref int at)
    {
        byte first = bytes[at];
        if (first is < 0x21 or > 0x7E)
        {
            return '\uFFFD';
        }

        if (at + 1 == bytes.Length || bytes[at + 1] == Escape)
        {
            return '\uFFFD';
        }

        byte second = bytes[++at];
        char letter = second is < 0x21 or > 0x7E ? '\0' : (char)JapaneseTables.Jis0208[(first << 8) + (second | 0x80)];
        return letter == 0 ? '\uFFFD' : letter;
    }
}
