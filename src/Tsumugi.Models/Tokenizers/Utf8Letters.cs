using System.Buffers;
using System.Text;

namespace Tsumugi.Models.Tokenizers;

/// <summary>Reads UTF-8 letter by letter as SentencePiece does: a byte that belongs to no letter is one U+FFFD.</summary>
internal static class Utf8Letters
{
    /// <summary>What stands for a byte that belongs to no letter.</summary>
    internal const int Replacement = 0xFFFD;

    /// <summary>Gets the space mark ▁ (U+2581).</summary>
    internal static ReadOnlySpan<byte> SpaceMark => "\u2581"u8;

    /// <summary>Gets the replacement letter in UTF-8.</summary>
    internal static ReadOnlySpan<byte> ReplacementBytes => "\uFFFD"u8;

    /// <summary>Gets the length of a letter by its first byte, sound or not (google/sentencepiece, src/util.h, OneCharLen).</summary>
    internal static int Length(byte first) => first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;

    /// <summary>Reads the letter at the beginning of bytes that are not empty.</summary>
    /// <param name="bytes">UTF-8, perhaps broken.</param>
    /// <param name="length">How many bytes it takes; 1 for a broken one.</param>
    /// <param name="sound">Whether these bytes are a letter.</param>
    internal static int Read(ReadOnlySpan<byte> bytes, out int length, out bool sound)
    {
        int first = bytes[0];
        if (first < 0x80)
        {
            (length, sound) = (1, true);
            return first;
        }

        // The common case of Japanese text: three bytes, no surrogate, not overlong.
        if ((first & 0xF0) == 0xE0 && bytes.Length >= 3 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80)
        {
            int letter = ((first & 0x0F) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F);
            if (letter >= 0x800 && (letter & 0xF800) != 0xD800)
            {
                (length, sound) = (3, true);
                return letter;
            }
        }

        sound = Rune.DecodeFromUtf8(bytes, out Rune rune, out length) == OperationStatus.Done;
        length = sound ? length : 1;
        return sound ? rune.Value : Replacement;
    }
}
