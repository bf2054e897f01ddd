namespace Tsumugi.Text.Similarity;

/// <content>What each UTF-16 unit is folded to.</content>
public static partial class DedupKey
{
    // Marks lie below the first letter that a key may hold: the control characters, whose places they take, are dropped.
    private const ushort Dropped = 0;
    private const ushort Voiced = 1;
    private const ushort SemiVoiced = 2;
    private const ushort SelectorTail = 3;
    private const ushort Stop = 4;
    private const ushort MiddleDot = 5;
    private const ushort Ellipsis = 6;
    private const ushort LastMark = 6;

    private const char SelectorLead = '\uDB40';

    /// <summary>U+FF66..FF9D in the order of JIS X 0201.</summary>
    private const string HalfWidthKana = "ヲァィゥェォャュョッ-アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    private static readonly ushort[] Folds = Build();

    private static ushort[] Build()
    {
        var folds = new ushort[0x10000];
        for (int unit = 0; unit < folds.Length; unit++)
        {
            folds[unit] = (ushort)unit;
        }

        // Full-width ASCII first: the later lines see ASCII letters only and then give their full-width forms the same fate.
        MapRange(folds, '\u0041', '\u005A', +0x20);
        MapRange(folds, '\u00C0', '\u00D6', +0x20);
        MapRange(folds, '\u00D8', '\u00DE', +0x20);
        MapRange(folds, '\u0391', '\u03A1', +0x20);
        MapRange(folds, '\u03A3', '\u03A9', +0x20);
        MapRange(folds, '\u0400', '\u040F', +0x50);
        MapRange(folds, '\u0410', '\u042F', +0x20);

        // White space of Unicode, controls, and what has no width. U+00A0 and U+3000 included.
        DropRange(folds, '\u0000', '\u0020');
        DropRange(folds, '\u007F', '\u00A0');
        DropRange(folds, '\u2000', '\u200F');
        DropRange(folds, '\u2028', '\u202F');
        DropRange(folds, '\u205F', '\u206F');
        DropRange(folds, '\uFE00', '\uFE0F');
        MapAll(folds, "\u00AD\u034F\u061C\u1680\u180E\u3000\uFEFF", Dropped);

        // Fillers of Hangul and the empty Braille cell: letters without ink that pages use for blanks.
        MapAll(folds, "\u115F\u1160\u2800\u3164\uFFA0", Dropped);

        // Hyphens, dashes, minus signs, the box line that stands for a dash, and the long mark.
        MapAll(folds, "\u02D7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207B\u2212\u2500\u2501\u30FC\uFE58\uFE63", '-');
        MapAll(folds, "\u02DC\u223C\u223F\u301C\u3030", '~');
        MapAll(folds, "、﹐﹑､", ',');
        MapAll(folds, "。﹒｡.", Stop);
        MapAll(folds, "・･·•‧∙⋅", MiddleDot);
        MapAll(folds, "…‥⋯", Ellipsis);
        MapAll(folds, "“”„‟″〝〞〟«»", '"');
        MapAll(folds, "‘’‚‛′`´", '\'');
        MapAll(folds, "\u2E9F", '母');
        MapAll(folds, "\u2EF3", '龟');
        MapAll(folds, "｢", '「');
        MapAll(folds, "｣", '」');

        // One character of Shift_JIS that decoders map to two of Unicode.
        MapAll(folds, "\u2225", '\u2016');
        MapAll(folds, "\uFFE0", '\u00A2');
        MapAll(folds, "\uFFE1", '\u00A3');
        MapAll(folds, "\uFFE2", '\u00AC');
        MapAll(folds, "\uFFE3", '\u00AF');
        MapAll(folds, "\uFFE4", '\u00A6');

        // 0x5C and 0x7E of JIS X 0201 are the signs of yen and overline, those of ASCII backslash and tilde, and one font draws either for the other.
        MapAll(folds, "\u00A5\uFFE5", '\\');
        MapAll(folds, "\u203E", '~');

        for (int i = 0; i < HalfWidthKana.Length; i++)
        {
            folds['\uFF66' + i] = HalfWidthKana[i];
        }

        for (int i = 0; i < KangxiRadicals.Length; i++)
        {
            folds['\u2F00' + i] = KangxiRadicals[i];
        }

        for (int i = 0; i < CompatibilityIdeographs.Length; i++)
        {
            folds['\uF900' + i] = CompatibilityIdeographs[i];
        }

        for (int unit = '\uFF01'; unit <= '\uFF5E'; unit++)
        {
            folds[unit] = folds[unit - 0xFEE0];
        }

        MapAll(folds, "\u3099\u309B\uFF9E", Voiced);
        MapAll(folds, "\u309A\u309C\uFF9F", SemiVoiced);
        for (int unit = 0xDD00; unit <= 0xDDEF; unit++)
        {
            folds[unit] = SelectorTail;
        }

        return folds;
    }

    private static void MapRange(ushort[] folds, char first, char last, int distance)
    {
        for (int unit = first; unit <= last; unit++)
        {
            folds[unit] = (ushort)(unit + distance);
        }
    }

    private static void DropRange(ushort[] folds, char first, char last) => Array.Fill(folds, Dropped, first, last - first + 1);

    private static void MapAll(ushort[] folds, string letters, int to)
    {
        foreach (char letter in letters)
        {
            folds[letter] = (ushort)to;
        }
    }
}
