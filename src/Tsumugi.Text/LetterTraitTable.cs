using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>Looks up the traits of a letter.</summary>
/// <remarks>
/// One table over the Basic Multilingual Plane, built once; letters beyond it are decided by range. Categories are those of the runtime's Unicode data. Thread-safe;
/// never allocates.
/// </remarks>
public static class LetterTraitTable
{
    // huggingface/datatrove@a649de7, src/datatrove/utils/text.py, PUNCTUATION without the control codes, which Build adds.
    private const string DatatrovePunctuation = "!/—”:％１〈&(、━\\【#%「」，】；+^]~“《„';’{|∶´[=-`*．（–？！：$～«〉,><》)?）。…@_.\"}►»";

    // The same file, TERMINAL_PUNCTUATION, in the order of code points.
    private const string DatatroveTerminal =
        "!.?\u0589\u061D\u061E\u061F\u06D4\u0700\u0701\u0702\u07F9\u0837\u0839\u083D\u083E\u0964\u0965\u104A\u104B\u1362\u1367\u1368\u166E\u1735\u1736\u17D4\u17D5\u17D6\u17D9\u17DA"
        + "\u1803\u1809\u1944\u1945\u1AA8\u1AA9\u1AAA\u1AAB\u1B5A\u1B5B\u1B5E\u1B5F\u1B7D\u1B7E\u1C3B\u1C3C\u1C7E\u1C7F\u203C\u203D\u2047\u2048\u2049\u2E2E\u2E3C\u2E53\u2E54\u3002"
        + "\uA4FF\uA60E\uA60F\uA6F3\uA6F7\uA876\uA877\uA8CE\uA8CF\uA92F\uA9C8\uA9C9\uAA5D\uAA5E\uAA5F\uAAF0\uAAF1\uABEB\uFE52\uFE56\uFE57\uFF01\uFF0E\uFF1F\uFF61";

    // HojiChar/HojiChar@3ca1d27, hojichar/filters/document_filters.py, DiscardTooManySpecialToken, without string.punctuation, white space and pictographs, which Build adds.
    private const string HojicharSpecial =
        "\u00A0\u3000\u2003\uFFFC\u2019\u201C\u201D\u2013\u25AC\u2026\u2726\uFFFD\u00A3\u2022\u20AC\u00AB\u00BB\u00B0\u00B7\u2550\u00D7\u58EB\uFF3E\u02D8\u21D3\uFF08\uFF09\u00A7\u2033\u2032\u00B4\u00BF\u2212\u00B1\u2208\u00A2"
        + "\u00F8\u201A\u201E\u00BD\u00BC\u00BE\u00B9\u00B2\u00B3\u2015\u2043\uFF0C\u02CC\u00B8\u2039\u203A\u02BA\u02C8\u02BB\u00A6\u2010\u2800\u2030\u2011\u2264\u2265\u2016\u25C6\u25CF\u25A0\u25BA\u25BC\u25B2\u25B4\u2206"
        + "\u25BB\u00A1\u2605\u2606\u2731\u02D0\u00BA\u3002\u00AF\u02DC\u00A5\u026A\u2248\u2020\uFF1A\u2044\u2661\u2713\u2295\u202D\u2024\uFF0E\u22C5\u00F7\uFF11\u201F\uFF1B\u060C\u3001\u00A8\u09BE\u093E\u09C0\u0947\u25E6\u02DA"
        + "\u309C\u02BC\u2256\u00A4\u2103\u221A\uFF01\uFF1F\u3010\u3011\u203F\u221E\u27A4\uFF5E\u03C0\u0647\u06E9\u2622\u20A8\u27A9\u263B\u0E51\u066A\u2665\u0131\u097D\u300A\u2018\u00A9\uFD3F\u066C\u25B7\u0413\u266B\u221F\u2122"
        + "\u00AA\u20AA\u00AE\u300C\u2014\u2756\u300D\uFD3E\u300B";

    // Unicode's emoji-data.txt, property Emoji, below U+10000 and without the digits, # and *: single code points that the library `emoji` lists.
    private const string SmallEmoji =
        "\u203C\u2049\u2122\u2139\u2194\u2195\u2196\u2197\u2198\u2199\u21A9\u21AA\u231A\u231B\u2328\u23CF\u23E9\u23EA\u23EB\u23EC\u23ED\u23EE\u23EF\u23F0\u23F1\u23F2\u23F3\u23F8\u23F9\u23FA\u24C2\u25AA\u25AB\u25B6\u25C0\u25FB\u25FC\u25FD\u25FE"
        + "\u2600\u2601\u2602\u2603\u2604\u260E\u2611\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626\u262A\u262E\u262F\u2638\u2639\u263A\u2640\u2642\u2648\u2649\u264A\u264B\u264C\u264D\u264E\u264F\u2650\u2651\u2652\u2653\u265F\u2660\u2663\u2665\u2666\u2668"
        + "\u267B\u267E\u267F\u2692\u2693\u2694\u2695\u2696\u2697\u2699\u269B\u269C\u26A0\u26A1\u26A7\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4\u26C5\u26C8\u26CE\u26CF\u26D1\u26D3\u26D4\u26E9\u26EA\u26F0\u26F1\u26F2\u26F3\u26F4\u26F5\u26F7\u26F8\u26F9\u26FA\u26FD"
        + "\u2702\u2705\u2708\u2709\u270A\u270B\u270C\u270D\u270F\u2712\u2714\u2716\u271D\u2721\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753\u2754\u2755\u2757\u2763\u2764\u2795\u2796\u2797\u27A1\u27B0\u27BF\u2934\u2935\u2B05\u2B06\u2B07\u2B1B\u2B1C\u2B50\u2B55"
        + "\u3030\u303D\u3297\u3299\u00A9\u00AE";

    private const string EndMarks = "。．｡！？!?.…‥‼⁇⁈⁉︒";
    private const string Bullets = "•・●◆■○◇□▪▫‣※★☆*-–—－･";

    private static readonly (int First, int Last)[] KanaBeyondBmp = [(0x1AFF0, 0x1AFFE), (0x1B000, 0x1B122), (0x1B132, 0x1B132), (0x1B150, 0x1B152), (0x1B155, 0x1B155), (0x1B164, 0x1B167), (0x1F200, 0x1F200)];

    private static readonly int[] TerminalBeyondBmp =
    [
        0x10A56, 0x10A57, 0x10F55, 0x10F56, 0x10F57, 0x10F58, 0x10F59, 0x10F86, 0x10F87, 0x10F88, 0x10F89, 0x11047, 0x11048, 0x110BE, 0x110BF, 0x110C0, 0x110C1, 0x11141, 0x11142, 0x11143, 0x111C5, 0x111C6,
        0x111CD, 0x111DE, 0x111DF, 0x11238, 0x11239, 0x1123B, 0x1123C, 0x112A9, 0x1144B, 0x1144C, 0x115C2, 0x115C3, 0x115C9, 0x115CA, 0x115CB, 0x115CC, 0x115CD, 0x115CE, 0x115CF, 0x115D0, 0x115D1, 0x115D2,
        0x115D3, 0x115D4, 0x115D5, 0x115D6, 0x115D7, 0x11641, 0x11642, 0x1173C, 0x1173D, 0x1173E, 0x11944, 0x11946, 0x11A42, 0x11A43, 0x11A9B, 0x11A9C, 0x11C41, 0x11C42, 0x11EF7, 0x11EF8, 0x11F43, 0x11F44,
        0x16A6E, 0x16A6F, 0x16AF5, 0x16B37, 0x16B38, 0x16B44, 0x16E98, 0x1BC9F, 0x1DA88,
    ];

    private static readonly ushort[] Small = Build();

    /// <summary>Gets the traits of a UTF-16 unit; half a surrogate pair has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LetterTraits Of(char unit) => (LetterTraits)Small[unit];

    /// <summary>Gets the traits of a code point.</summary>
    public static LetterTraits Of(int codePoint)
    {
        if ((uint)codePoint <= char.MaxValue)
        {
            return Of((char)codePoint);
        }

        LetterTraits traits = OfCategory(CharUnicodeInfo.GetUnicodeCategory(codePoint));
        traits |= Array.BinarySearch(TerminalBeyondBmp, codePoint) >= 0 ? LetterTraits.DatatroveTerminal | LetterTraits.DatatrovePunctuation : LetterTraits.None;
        traits |= codePoint is >= 0x1F000 and <= 0x1FAFF ? LetterTraits.HojicharSpecial : LetterTraits.None;
        foreach ((int first, int last) in KanaBeyondBmp)
        {
            traits |= codePoint >= first && codePoint <= last ? LetterTraits.Kana : LetterTraits.None;
        }

        return traits;
    }

    private static ushort[] Build()
    {
        ushort[] table = new ushort[0x10000];
        for (int unit = 0; unit < table.Length; unit++)
        {
            table[unit] = (ushort)(OfUnit((char)unit) | OfCategory(CharUnicodeInfo.GetUnicodeCategory((char)unit)));
        }

        Mark(table, DatatrovePunctuation, LetterTraits.DatatrovePunctuation);
        Mark(table, DatatroveTerminal, LetterTraits.DatatrovePunctuation | LetterTraits.DatatroveTerminal);
        Mark(table, HojicharSpecial, LetterTraits.HojicharSpecial);
        Mark(table, SmallEmoji, LetterTraits.HojicharSpecial);
        Mark(table, EndMarks, LetterTraits.EndMark);
        Mark(table, Bullets, LetterTraits.Bullet);
        Mark(table, "\"'＂＇", LetterTraits.Closing | LetterTraits.Bracket);
        return table;
    }

    private static LetterTraits OfUnit(char unit)
    {
        LetterTraits traits = LetterTraits.None;
        traits |= unit is < (char)9 or (>= (char)11 and < (char)32) or (>= (char)127 and < (char)160) ? LetterTraits.DatatrovePunctuation : LetterTraits.None;
        traits |= (unit < 0x7F && !char.IsLetterOrDigit(unit) && unit > ' ') || unit is ' ' or (>= '\t' and <= '\r') ? LetterTraits.HojicharSpecial : LetterTraits.None;
        bool isKana = unit is (>= '\u3041' and <= '\u3096') or (>= '\u309D' and <= '\u309F') or (>= '\u30A1' and <= '\u30FA') or (>= '\u30FC' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF')
            or (>= '\u32D0' and <= '\u32FE') or (>= '\u3300' and <= '\u3357') or (>= '\uFF66' and <= '\uFF6F') or (>= '\uFF71' and <= '\uFF9D');
        return traits | (isKana ? LetterTraits.Kana : LetterTraits.None);
    }

    private static LetterTraits OfCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => LetterTraits.Alphabetic,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => LetterTraits.Numeric,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => LetterTraits.Punctuation | LetterTraits.Bracket,
        UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => LetterTraits.Punctuation | LetterTraits.Bracket | LetterTraits.Closing,
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OtherPunctuation => LetterTraits.Punctuation,
        UnicodeCategory.SpaceSeparator => LetterTraits.HojicharSpecial,
        _ => LetterTraits.None,
    };

    private static void Mark(ushort[] table, string letters, LetterTraits trait)
    {
        foreach (char letter in letters)
        {
            table[letter] |= (ushort)trait;
        }
    }
}
