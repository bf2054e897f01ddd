using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>Looks up the class of a letter.</summary>
/// <remarks>
/// <para>
/// A table of two levels: the high byte of a UTF-16 unit names a page, the low byte a class on that page. Equal pages are stored once (the
/// 110 pages of kanji and the 43 of hangul are one page each), so what Japanese text touches stays in the first-level cache.
/// </para>
/// <para>Built once from ranges. Thread-safe; never allocates.</para>
/// </remarks>
public static partial class LetterClasses
{
    /// <summary>The number of classes.</summary>
    public const int Count = (int)LetterClass.LoneSurrogate + 1;

    private static readonly byte[] Pages = new byte[256];
    private static readonly byte[] Classes = Build(Pages);

    /// <summary>Classifies one UTF-16 unit; each half of a surrogate pair is a <see cref="LetterClass.LoneSurrogate"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LetterClass Of(char unit) => (LetterClass)Classes[(Pages[unit >> 8] << 8) | (byte)unit];

    /// <summary>Classifies one code point; numbers that are none are <see cref="LetterClass.Other"/>.</summary>
    public static LetterClass Of(int codePoint)
    {
        if ((uint)codePoint <= 0xFFFF)
        {
            return Of((char)codePoint);
        }

        foreach ((int first, int last, LetterClass letterClass) in RangesBeyondBmp)
        {
            if (codePoint >= first && codePoint <= last)
            {
                return letterClass;
            }
        }

        return LetterClass.Other;
    }

    /// <summary>Says whether a letter is white space: Unicode's White_Space and the separators U+001C–001F, as Python's `str.strip` has it.</summary>
    public static bool IsBlank(char unit) => char.IsWhiteSpace(unit) || unit is >= '\u001C' and <= '\u001F';

    private static byte[] Build(byte[] pages)
    {
        byte[] flat = new byte[0x10000];
        foreach ((int first, int last, LetterClass letterClass) in Ranges())
        {
            flat.AsSpan(first..(last + 1)).Fill((byte)letterClass);
        }

        var classes = new List<byte>();
        for (int page = 0; page < 256; page++)
        {
            ReadOnlySpan<byte> wanted = flat.AsSpan(page << 8, 256);
            int known = 0;
            while (known << 8 < classes.Count && !wanted.SequenceEqual(classes.GetRange(known << 8, 256).ToArray()))
            {
                known++;
            }

            if (known << 8 == classes.Count)
            {
                classes.AddRange(wanted);
            }

            pages[page] = (byte)known;
        }

        return [.. classes];
    }
}
