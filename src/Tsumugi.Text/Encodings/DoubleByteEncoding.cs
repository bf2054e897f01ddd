using System.Text;

namespace Tsumugi.Text.Encodings;

/// <summary>EUC-KR, GBK, GB18030 and Big5: two-byte letters from the framework's code pages, read the way browsers read them.</summary>
/// <remarks>
/// The framework's own decoders swallow the byte behind a bad lead byte even when it is a `&lt;`; here it stays. The table is made once from
/// the code page. Known misses: Big5 is code page 950 without the Hong Kong letters of Big5-HKSCS that WHATWG adds.
/// </remarks>
internal sealed class DoubleByteEncoding : PageEncoding
{
    private readonly ushort[] _pairs = new ushort[0x8000];
    private readonly Encoding? _fourBytes;

    public DoubleByteEncoding(string name, EncodingFamily family, int codePage, bool fourBytes = false)
        : base(name)
    {
        Family = family;
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
        _fourBytes = fourBytes ? encoding : null;
        Span<byte> pair = stackalloc byte[2];
        Span<char> letter = stackalloc char[4];
        for (int lead = 0x81; lead <= 0xFE; lead++)
        {
            for (int trail = 0x40; trail <= 0xFE; trail++)
            {
                (pair[0], pair[1]) = ((byte)lead, (byte)trail);
                bool one = encoding.GetChars(pair, letter) == 1 && letter[0] is not ('\uFFFD' or '?');

                // The code pages of Korean and Big5 have rows for private letters, the standard does not.
                one &= fourBytes || letter[0] is < '\uE000' or > '\uF8FF';
                _pairs[((lead - 0x80) << 8) + trail] = one ? letter[0] : (ushort)0;
            }
        }
    }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
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

            if (_fourBytes is not null && first == 0x80)
            {
                letters[to++] = '\u20AC';
                at++;
                continue;
            }

            if (_fourBytes is not null && IsFour(bytes[at..]) && _fourBytes.GetCharCount(bytes.Slice(at, 4)) is 1 or 2)
            {
                to += _fourBytes.GetChars(bytes.Slice(at, 4), letters[to..]);
                malformed += letters[to - 1] == '\uFFFD' ? 1 : 0;
                at += 4;
                continue;
            }

            at++;
            char letter = '\0';
            if (at < bytes.Length)
            {
                byte second = bytes[at];
                letter = (char)_pairs[((first - 0x80) << 8) + second];
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

    private static bool IsFour(ReadOnlySpan<byte> bytes) => bytes is [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..];

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        Span<char> letters = stackalloc char[5];
        ReadOnlySpan<byte> rest = bytes[at..];
        int length = rest[0] < 0x80 || (_fourBytes is not null && rest[0] == 0x80) ? 1 : IsFour(rest) && _fourBytes is not null ? 4 : rest is [_, >= 0x40, ..] ? 2 : 1;
        int malformed = Decode(rest[..length], letters, out int written);
        if (malformed > 0 && length == 2 && rest[1] < 0x80)
        {
            length = 1;
        }

        letter = malformed > 0 ? Malformed : written == 1 ? letters[0] : letters[0] | ((uint)letters[1] << 16);
        return length;
    }
}
