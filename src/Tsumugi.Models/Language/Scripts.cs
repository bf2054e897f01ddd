namespace Tsumugi.Models.Language;

/// <summary>Tells the script of a UTF-16 unit.</summary>
internal static class Scripts
{
    /// <summary>Gets the script of a unit; <see cref="Script.None"/> for surrogates, which the scanner joins first.</summary>
    internal static Script Of(char letter) => letter < 0x0250 ? OfLatin(letter) : letter < 0x3000 ? OfAlphabet(letter) : OfEastAsian(letter);

    private static Script OfLatin(char letter)
    {
        if (letter < 0x80)
        {
            return (uint)((letter | 0x20) - 'a') <= 'z' - 'a' ? Script.Latin : Script.None;
        }

        return letter >= 0xC0 && letter is not ('\u00D7' or '\u00F7') ? Script.Latin : Script.None;
    }

    private static Script OfAlphabet(char letter) => letter switch
    {
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u05D0' and <= '\u05EA' => Script.Hebrew,
        (>= '\u0620' and <= '\u064A') or (>= '\u066E' and <= '\u06D3') => Script.Arabic,
        >= '\u0900' and <= '\u0963' => Script.Devanagari,
        >= '\u0E01' and <= '\u0E4E' => Script.Thai,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        >= '\u1100' and <= '\u11FF' => Script.Hangul,
        >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        >= '\u1F00' and <= '\u1FFF' => Script.Greek,
        _ => Script.None,
    };

    private static Script OfEastAsian(char letter) => letter switch
    {
        // The middle dot and the long-vowel mark stand in the block of katakana; the dot is used in Chinese as well.
        (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA') or '\u30FC' or (>= '\uFF66' and <= '\uFF9F') => Script.Kana,
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '\u3005' or '\u3007' or (>= '\uF900' and <= '\uFAFF') => Script.Han,
        (>= '\uAC00' and <= '\uD7A3') or (>= '\u3131' and <= '\u318E') => Script.Hangul,
        _ => Script.None,
    };
}
