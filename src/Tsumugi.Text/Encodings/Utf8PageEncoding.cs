using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Tsumugi.Text.Encodings;

/// <summary>UTF-8; each maximal part of a broken sequence becomes one U+FFFD, as in browsers.</summary>
internal sealed class Utf8PageEncoding : PageEncoding
{
    public Utf8PageEncoding()
        : base("utf-8") => Family = EncodingFamily.Unicode;

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        int malformed = 0;
        written = 0;
        while (true)
        {
            OperationStatus status = Utf8.ToUtf16(bytes, letters[written..], out int read, out int units, replaceInvalidSequences: false);
            written += units;
            if (status == OperationStatus.Done)
            {
                return malformed;
            }

            bytes = bytes[read..];
            Rune.DecodeFromUtf8(bytes, out _, out int broken);
            bytes = bytes[Math.Max(1, broken)..];
            letters[written++] = '\uFFFD';
            malformed++;
        }
    }

    internal override int Step(ReadOnlySpan<byte> bytes, int at, ref int state, out uint letter)
    {
        if (Rune.DecodeFromUtf8(bytes[at..], out Rune rune, out int length) != OperationStatus.Done)
        {
            letter = Malformed;
            return length;
        }

        Span<char> units = stackalloc char[2];
        letter = rune.EncodeToUtf16(units) == 1 ? units[0] : units[0] | ((uint)units[1] << 16);
        return length;
    }
}
