using System.Text;

namespace Tsumugi.Text.Encodings;

/// <summary>An encoding whose 128 upper bytes each stand for one letter.</summary>
internal sealed class SingleByteEncoding : PageEncoding
{
    private readonly string _upper;

    /// <summary>Creates an encoding from its letters.</summary>
    /// <param name="name">WHATWG name.</param>
    /// <param name="family">What it is made for.</param>
    /// <param name="upper">The 128 letters of 0x80 to 0xFF; U+FFFD where there is none.</param>
    public SingleByteEncoding(string name, EncodingFamily family, string upper)
        : base(name)
    {
        Family = family;
        _upper = upper;
    }

    /// <summary>Creates an encoding from one of the framework's code pages.</summary>
    public static SingleByteEncoding FromCodePage(string name, EncodingFamily family, int codePage)
    {
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
        byte[] upper = new byte[128];
        for (int i = 0; i < upper.Length; i++)
        {
            upper[i] = (byte)(0x80 + i);
        }

        return new SingleByteEncoding(name, family, encoding.GetString(upper));
    }

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        int malformed = 0;
        for (int at = 0; at < bytes.Length;)
        {
            byte first = bytes[at];
            if (first < 0x80)
            {
                int run = AsciiRun.Copy(bytes[at..], letters[at..]);
                if (run == 0)
                {
                    letters[at] = (char)first;
                    run = 1;
                }

                at += run;
                continue;
            }

            char letter = _upper[first - 0x80];
            malformed += letter == '\uFFFD' ? 1 : 0;
            letters[at++] = letter;
        }

        written = bytes.Length;
        return malformed;
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        byte value = bytes[at];
        letter = value < 0x80 ? value : _upper[value - 0x80];
        letter = letter == '\uFFFD' ? Malformed : letter;
        return 1;
    }
}
