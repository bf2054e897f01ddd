using System.Text;

namespace Tsumugi.Cli.Screen;

/// <summary>Counts terminal columns: wide and full-width letters take two.</summary>
/// <remarks>Ranges of East Asian Width W and F (Unicode Standard Annex 11), joined where nothing narrow lies between; letters of ambiguous width (○, ①) count one, as most terminals draw them outside East Asian locales.</remarks>
internal static class Columns
{
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
        (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>Gets the columns of a text.</summary>
    public static int Of(string text)
    {
        int columns = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            columns += Of(rune);
        }

        return columns;
    }

    /// <summary>Fills a text up with spaces.</summary>
    public static string Pad(string text, int columns) => text + new string(' ', Math.Max(0, columns - Of(text)));

    /// <summary>Fills a text up with spaces on its left.</summary>
    public static string PadLeft(string text, int columns) => new string(' ', Math.Max(0, columns - Of(text))) + text;

    /// <summary>Cuts a text to a number of columns, with … where something is left out.</summary>
    public static string Cut(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        StringBuilder cut = new();
        int used = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Of(rune);
            if (used > columns)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    /// <summary>Keeps the end of a text that fits into a number of columns, with … before it where something is left out.</summary>
    public static string CutLeft(string text, int columns)
    {
        if (Of(text) <= columns)
        {
            return text;
        }

        int start = text.Length, used = 1;
        while (start > 0)
        {
            int before = start > 1 && char.IsSurrogatePair(text, start - 2) ? start - 2 : start - 1;
            used += Of(text[before..start]);
            if (used > columns)
            {
                break;
            }

            start = before;
        }

        return "…" + text[start..];
    }

    private static int Of(Rune rune)
    {
        int value = rune.Value;
        if (value is 0x200D or (>= 0x0300 and <= 0x036F) or 0x3099 or 0x309A or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) || Rune.IsControl(rune))
        {
            return 0;
        }

        foreach ((int first, int last) in Wide)
        {
            if (value >= first && value <= last)
            {
                return 2;
            }
        }

        return 1;
    }
}
