using System.Buffers;
using System.Text;

namespace Tsumugi.Text.Encodings;

/// <summary>UTF-8; each maximal part of a broken sequence becomes one U+FFFD, as in browsers.</summary>
/// <remarks>
/// WHATWG Encoding Standard, "UTF-8 decoder". Stretches of ASCII and of three-byte letters (all kana and kanji in use) go by vectors,
/// two-byte letters by a short loop, all else by <see cref="Step"/>.
/// </remarks>
internal sealed class Utf8PageEncoding : PageEncoding
{
    public Utf8PageEncoding()
        : base("utf-8") => Family = EncodingFamily.Unicode;

    public override int Decode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        CheckRoom(bytes, letters);
        int malformed = 0;
        written = 0;
        int at = 0;
        while (true)
        {
            Copy(bytes, letters, ref at, ref written);
            if (at == bytes.Length)
            {
                return malformed;
            }

            int state = 0;
            at += Step(bytes, at, ref state, out uint letter);
            Put(letter, letters, ref written, ref malformed);
        }
    }

    /// <inheritdoc/>
    internal override bool TryDecode(ReadOnlySpan<byte> bytes, Span<char> letters, out int written)
    {
        CheckRoom(bytes, letters);
        written = 0;
        int at = 0;
        Copy(bytes, letters, ref at, ref written);
        return at == bytes.Length;
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

    /// <summary>Copies letters up to the end or to the first broken sequence.</summary>
    private static void Copy(ReadOnlySpan<byte> bytes, Span<char> letters, ref int at, ref int to)
    {
        while (at < bytes.Length)
        {
            byte first = bytes[at];
            if (first < 0x80)
            {
                int run = AsciiRun.Copy(bytes[at..], letters[to..]);
                at += run;
                to += run;
                continue;
            }

            if (first is >= 0xE0 and <= 0xEF)
            {
                int run = ThreeByteRun.Copy(bytes[at..], letters[to..]);
                at += run * 3;
                to += run;
                if (run > 0)
                {
                    continue;
                }
            }

            if (!TryCopyOne(bytes, letters, ref at, ref to))
            {
                return;
            }
        }
    }

    private static bool TryCopyOne(ReadOnlySpan<byte> bytes, Span<char> letters, ref int at, ref int to)
    {
        if (bytes[at] is >= 0xC2 and <= 0xDF && at + 1 < bytes.Length && (bytes[at + 1] & 0xC0) == 0x80)
        {
            letters[to++] = (char)(((bytes[at] & 0x1F) << 6) | (bytes[at + 1] & 0x3F));
            at += 2;
            return true;
        }

        if (Rune.DecodeFromUtf8(bytes[at..], out Rune rune, out int length) != OperationStatus.Done)
        {
            return false;
        }

        to += rune.EncodeToUtf16(letters[to..]);
        at += length;
        return true;
    }
}
