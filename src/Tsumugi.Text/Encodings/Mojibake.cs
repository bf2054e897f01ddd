using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text.Encodings;

/// <summary>Recognises text that somebody decoded wrongly before it was stored: no decoder can read it any more.</summary>
/// <remarks>
/// <para>
/// Tracks of Japanese, each two letters: UTF-8 read as Latin (ã and a control or quote: ã‚), EUC-JP read as Latin (¤ or ¥ and a sign: ¤³),
/// Shift_JIS read as Latin (‚ or ƒ and a sign: ‚±), UTF-8 read as Shift_JIS (縺 繧 繝, which begin every kana's three bytes), EUC-JP read as
/// Shift_JIS (､ or ･ before each kana); and U+FFFD that the bytes really spell.
/// </para>
/// <para>
/// A stretch between tags or line ends is garbled if it has more tracks than kana, three at least, and its tracks are an eighth of its letters
/// beyond ASCII. One pass of vectors looks for a letter that a track begins with; sound pages end there.
/// Known misses: garbled text without kana (a list of names); Shift_JIS or EUC-JP read as Korean or Chinese.
/// </para>
/// </remarks>
public static class Mojibake
{
    private const int FewestTracks = 10;
    private const int FewestInStretch = 3;

    // A quotation of a line or two is smaller, a garbled part of a page larger; both limits must be passed.
    private const int FewestGarbled = 100;
    private const int GarbledShare = 10;

    /// <summary>Says whether so much of a text is garbled that it must not be passed on: 100 letters and a tenth of those beyond ASCII, or all of it.</summary>
    public static bool Is(ReadOnlySpan<char> letters)
    {
        int garbled = Garbled(letters, out int beyond);
        return IsTooMuch(garbled, beyond);
    }

    /// <summary>Says whether so many garbled letters are too many for a page with so many beyond ASCII.</summary>
    public static bool IsTooMuch(int garbled, int beyond) =>
        garbled > 0 && (long)garbled * GarbledShare > beyond && (garbled >= FewestGarbled || (long)garbled * 5 > (long)beyond * 4);

    /// <summary>Counts the letters in garbled stretches.</summary>
    /// <param name="letters">The text or page.</param>
    /// <param name="beyond">How many letters of the whole text are beyond ASCII; not counted (0) if nothing is garbled.</param>
    /// <returns>Letters beyond ASCII in garbled stretches; 0 if the text has fewer than ten tracks.</returns>
    public static int Garbled(ReadOnlySpan<char> letters, out int beyond)
    {
        beyond = 0;
        if (!HasTracks(letters))
        {
            return 0;
        }

        int garbled = 0;
        int tracks = 0;
        while (!letters.IsEmpty)
        {
            int end = letters.IndexOfAny('\n', '<', '>');
            ReadOnlySpan<char> stretch = end < 0 ? letters : letters[..end];
            letters = end < 0 ? default : letters[(end + 1)..];
            Count(stretch, out int kana, out int found, out int here);
            beyond += here;
            if (found >= FewestInStretch && found > kana && found * 8 >= here)
            {
                garbled += here;
                tracks += found;
            }
        }

        return tracks >= FewestTracks ? garbled : 0;
    }

    /// <summary>Says whether a page of plain ASCII is ISO-2022-JP that lost its escape bytes: `$B$3$l$O(B` for これは.</summary>
    /// <param name="bytes">The page, seven-bit.</param>
    /// <returns>True if twenty kana or more, and a tenth of the page, stand between `$B` and `(B` or `(J`.</returns>
    public static bool HasLostEscapes(ReadOnlySpan<byte> bytes)
    {
        const int FewestKana = 20;
        const int ShareOfPage = 10;
        int length = bytes.Length;
        int kana = 0;
        int inside = 0;
        for (int at = bytes.IndexOf("$B"u8); at >= 0; at = bytes.IndexOf("$B"u8))
        {
            bytes = bytes[(at + 2)..];
            int end = 0;
            int here = 0;
            while (end + 1 < bytes.Length && bytes[end] is > 0x20 and < 0x75 && bytes[end + 1] is > 0x20 and < 0x7F && !IsEnd(bytes[end..]))
            {
                // Rows 4 and 5 of JIS X 0208 are hiragana and katakana.
                here += bytes[end] is (byte)'$' or (byte)'%' ? 1 : 0;
                end += 2;
            }

            bool ends = IsEnd(bytes[end..]);
            kana += ends ? here : 0;
            inside += ends ? end : 0;
            bytes = bytes[end..];
        }

        return kana >= FewestKana && (long)inside * ShareOfPage > length;
    }

    /// <summary>Says whether two letters are a track.</summary>
    internal static bool IsTrack(char letter, char after) => letter switch
    {
        '\u00E3' or (>= '\u00E4' and <= '\u00E9') => IsLatinTrail(after) && after is not (>= '\u00C0' and <= '\u00FF'),
        '\u00A4' or '\u00A5' => after is >= '\u00A1' and <= '\u00FE',
        '\u0082' or '\u0083' or '\u201A' or '\u0192' => IsLatinTrail(after) || after == '\u00A0',
        '\u7E3A' or '\u7E67' or '\u7E5D' => true,
        '\uFF64' or '\uFF65' => after is >= '\uFF61' and <= '\uFF9F',
        '\uFFFD' => true,
        _ => false,
    };

    /// <summary>Finds the next block that may have the first letter of a track; gives its place, or the length.</summary>
    internal static int NextSuspect(ReadOnlySpan<char> letters, int start)
    {
        ref ushort from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(letters));
        int at = start;

        // SAFETY: sixteen units are read only where as many are left.
        for (; at <= letters.Length - Vector256<ushort>.Count; at += Vector256<ushort>.Count)
        {
            Vector256<ushort> units = Vector256.LoadUnsafe(ref from, (nuint)at);
            Vector256<ushort> suspects = Vector256.LessThan(units - Vector256.Create((ushort)0x80), Vector256.Create((ushort)0x80))
                | Vector256.Equals(units, Vector256.Create((ushort)0x0192)) | Vector256.Equals(units, Vector256.Create((ushort)0x201A))
                | Vector256.Equals(units, Vector256.Create((ushort)0x7E3A)) | Vector256.Equals(units, Vector256.Create((ushort)0x7E67)) | Vector256.Equals(units, Vector256.Create((ushort)0x7E5D))
                | Vector256.Equals(units & Vector256.Create((ushort)0xFFFE), Vector256.Create((ushort)0xFF64)) | Vector256.Equals(units, Vector256.Create((ushort)0xFFFD));
            uint places = suspects.AsByte().ExtractMostSignificantBits();
            if (places != 0)
            {
                return at + (BitOperations.TrailingZeroCount(places) / 2);
            }
        }

        while (at < letters.Length && !MayBegin(letters[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsEnd(ReadOnlySpan<byte> bytes) => bytes is [(byte)'(', (byte)'B' or (byte)'J', ..];

    private static bool MayBegin(char letter) =>
        letter is (>= '\u0080' and <= '\u00FF') or '\u0192' or '\u201A' or '\u7E3A' or '\u7E67' or '\u7E5D' or '\uFF64' or '\uFF65' or '\uFFFD';

    /// <summary>Says whether a letter may stand for a byte from 0x80 to 0xFC read as Latin-1 or windows-1252.</summary>
    private static bool IsLatinTrail(char letter) =>
        letter is (>= '\u0080' and <= '\u00FC' and not '\u00A0') or (>= '\u2013' and <= '\u2122')
            or '\u0152' or '\u0153' or '\u0160' or '\u0161' or '\u0178' or '\u017D' or '\u017E' or '\u0192' or '\u02C6' or '\u02DC';

    private static bool HasTracks(ReadOnlySpan<char> letters)
    {
        int tracks = 0;
        for (int at = NextSuspect(letters, 0); at < letters.Length; at = NextSuspect(letters, at + 1))
        {
            tracks += IsTrack(letters[at], at + 1 < letters.Length ? letters[at + 1] : ' ') ? 1 : 0;
            if (tracks >= FewestTracks)
            {
                return true;
            }
        }

        return false;
    }

    private static void Count(ReadOnlySpan<char> stretch, out int kana, out int tracks, out int beyond)
    {
        (kana, tracks, beyond) = (0, 0, 0);
        for (int i = 0; i < stretch.Length; i++)
        {
            char letter = stretch[i];
            if (letter < 0x80)
            {
                continue;
            }

            beyond++;
            kana += letter is >= '\u3041' and <= '\u30FE' ? 1 : 0;
            tracks += IsTrack(letter, i + 1 < stretch.Length ? stretch[i + 1] : ' ') ? 1 : 0;
        }
    }
}
