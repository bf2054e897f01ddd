namespace Tsumugi.Text;

/// <summary>Knows the ways in which Japanese writers put down digits and the strokes between groups of digits.</summary>
/// <remarks>Constant time, no allocation. NFKC is no substitute: it leaves ー U+30FC, ‐ U+2010 and − U+2212 alone.</remarks>
public static class DigitForms
{
    /// <summary>Gets the value of a half-width or full-width digit.</summary>
    /// <param name="letter">A UTF-16 unit.</param>
    /// <returns>0 to 9, or -1 for any other unit.</returns>
    public static int ValueOf(char letter)
    {
        // Unsigned wrap-around turns each pair of comparisons into one.
        uint value = letter - (uint)'0';
        if (value <= 9)
        {
            return (int)value;
        }

        value = letter - (uint)'\uFF10';
        return value <= 9 ? (int)value : -1;
    }

    /// <summary>Says whether a unit is a half-width or full-width digit.</summary>
    public static bool IsDigit(char letter) => ValueOf(letter) >= 0;

    /// <summary>Gets the value of a digit in half width, full width or kanji (〇一二三四五六七八九, 零).</summary>
    /// <returns>0 to 9, or -1 for any other unit.</returns>
    public static int ValueOfAny(char letter) => letter switch
    {
        '〇' or '零' or '○' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => ValueOf(letter),
    };

    /// <summary>Says whether a unit is a stroke that Japanese writers put between groups of digits: any hyphen, dash, minus or long-vowel mark.</summary>
    /// <remarks>- ‐ ‑ ‒ – — ― ⁃ − ─ ━ ー ﹘ ﹣ － ｰ and the soft hyphen.</remarks>
    public static bool IsHyphen(char letter) => letter switch
    {
        '-' or '\u00AD' or (>= '\u2010' and <= '\u2015') or '\u2043' or '\u2212' => true,
        '\u2500' or '\u2501' or '\u30FC' or '\uFE58' or '\uFE63' or '\uFF0D' or '\uFF70' => true,
        _ => false,
    };

    /// <summary>Says whether a unit is a blank inside a line (space, no-break, ideographic, the typographic ones, zero-width) – not a line end.</summary>
    public static bool IsBlank(char letter) => letter switch
    {
        ' ' or '\t' or '\u00A0' or (>= '\u2000' and <= '\u200D') or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\uFEFF' => true,
        _ => false,
    };

    /// <summary>Turns a full-width ASCII form (！ to ～) into its half-width form; other units stay.</summary>
    public static char Narrow(char letter) => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter;
}
