using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Tsumugi.Text.Html;

/// <summary>Resolves `&amp;amp;`, `&amp;#12354;`, `&amp;#x3042;` and all other character references of HTML.</summary>
/// <remarks>HTML Standard, "character reference state" and following; the names come from `entities.txt`. No allocation; linear.</remarks>
public static class CharacterReferences
{
    /// <summary>The most UTF-16 units that one reference can stand for.</summary>
    public const int MostUnits = 2;

    private const int LongestName = 31;
    private const int LongestLegacyName = 6;

    // What numeric references 80 to 9F mean on the web: the letters of windows-1252.
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly FrozenDictionary<string, string> Names = Load(legacyOnly: false);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByName = Names.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLegacyName =
        Load(legacyOnly: true).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the reference at the front of a text.</summary>
    /// <param name="text">A text whose first letter is `&amp;`.</param>
    /// <param name="inAttribute">True in an attribute value, where `&amp;copy=1` is no reference.</param>
    /// <param name="letters">Receives the letters; room for <see cref="MostUnits"/>.</param>
    /// <param name="written">How many units were written.</param>
    /// <returns>How many units of the text the reference takes; 0 if there is none.</returns>
    public static int Read(ReadOnlySpan<char> text, bool inAttribute, Span<char> letters, out int written)
    {
        written = 0;
        if (text.Length < 3)
        {
            return 0;
        }

        return text[1] == '#' ? Numeric(text, letters, out written) : char.IsAsciiLetter(text[1]) ? Named(text, inAttribute, letters, out written) : 0;
    }

    /// <summary>Appends a text with all its references resolved.</summary>
    public static void Resolve(ReadOnlySpan<char> text, bool inAttribute, TextBuffer into)
    {
        Span<char> letters = stackalloc char[MostUnits];
        while (true)
        {
            int at = text.IndexOf('&');
            if (at < 0)
            {
                into.Append(text);
                return;
            }

            into.Append(text[..at]);
            text = text[at..];
            int taken = Read(text, inAttribute, letters, out int written);
            if (taken == 0)
            {
                letters[0] = '&';
                (taken, written) = (1, 1);
            }

            into.Append(letters[..written]);
            text = text[taken..];
        }
    }

    private static int Named(ReadOnlySpan<char> text, bool inAttribute, Span<char> letters, out int written)
    {
        int end = 1;
        int limit = Math.Min(text.Length, LongestName + 2);
        while (end < limit && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        ReadOnlySpan<char> name = text[1..end];
        if (end < text.Length && text[end] == ';' && ByName.TryGetValue(name, out string? value))
        {
            value.CopyTo(letters);
            written = value.Length;
            return end + 1;
        }

        for (int length = Math.Min(name.Length, LongestLegacyName); length >= 2; length--)
        {
            if (!ByLegacyName.TryGetValue(name[..length], out value))
            {
                continue;
            }

            char next = length + 1 < text.Length ? text[length + 1] : '\0';
            if (inAttribute && (next == '=' || char.IsAsciiLetterOrDigit(next)))
            {
                break;
            }

            value.CopyTo(letters);
            written = value.Length;
            return length + 1;
        }

        written = 0;
        return 0;
    }

    private static int Numeric(ReadOnlySpan<char> text, Span<char> letters, out int written)
    {
        written = 0;
        int at = 2;
        bool hexadecimal = text[at] is 'x' or 'X';
        at += hexadecimal ? 1 : 0;
        int start = at;
        uint value = 0;
        for (; at < text.Length && (hexadecimal ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
        {
            uint digit = char.IsAsciiDigit(text[at]) ? (uint)text[at] - '0' : (uint)(text[at] | 0x20) - 'a' + 10;

            // Saturates: anything above U+10FFFF is the same error.
            value = value > 0x10FFFF ? value : (value * (hexadecimal ? 16u : 10u)) + digit;
        }

        if (at == start)
        {
            return 0;
        }

        at += at < text.Length && text[at] == ';' ? 1 : 0;
        value = value is >= 0x80 and <= 0x9F ? Windows1252[(int)value - 0x80] : value;
        Rune rune = value != 0 && Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        written = rune.EncodeToUtf16(letters);
        return at;
    }

    private static FrozenDictionary<string, string> Load(bool legacyOnly)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        using StreamReader lines = new(typeof(CharacterReferences).Assembly.GetManifestResourceStream("Tsumugi.Text.Html.entities.txt")!);
        while (lines.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            bool legacy = line[tab - 1] == '*';
            if (legacyOnly && !legacy)
            {
                continue;
            }

            string letters = string.Concat(line[(tab + 1)..].Split(' ').Select(unit => (char)int.Parse(unit, NumberStyles.HexNumber)));
            names[line[..(legacy ? tab - 1 : tab)]] = letters;
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
