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
}
