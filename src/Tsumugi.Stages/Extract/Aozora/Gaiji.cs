using System.Globalization;
using Tsumugi.Text.Encodings;

namespace Tsumugi.Stages.Extract.Aozora;

/// <summary>Finds the letter that a note describes: `「口＋它」、第3水準1-14-88`, `二の字点、1-2-22`, `「てへん＋發」、U+22E3D、192-上-14`.</summary>
internal static class Gaiji
{
    /// <summary>What stands for a letter that no code tells: the mark 〓 (geta), as in print; the description goes.</summary>
    public const string Unknown = "〓";

    /// <summary>Gets the letter; <see cref="Unknown"/> if the note gives neither a position in JIS X 0213 nor a code point.</summary>
    public static string Letter(ReadOnlySpan<char> note)
    {
        // Descriptions may hold numbers; the code is behind the last 、 or the one before, where a page of the source edition follows.
        for (ReadOnlySpan<char> rest = note; !rest.IsEmpty;)
        {
            int comma = rest.LastIndexOf('、');
            string letter = OfCode(rest[(comma + 1)..].Trim());
            if (letter.Length > 0)
            {
                return letter;
            }

            rest = comma < 0 ? default : rest[..comma];
        }

        return Unknown;
    }

    private static string OfCode(ReadOnlySpan<char> code)
    {
        if (code.StartsWith("U+", StringComparison.OrdinalIgnoreCase))
        {
            bool read = code.Length <= 8 && int.TryParse(code[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point)
                && point is >= 0x80 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF);
            return read ? char.ConvertFromUtf32(int.Parse(code[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)) : "";
        }

        int level = code.IndexOf("水準", StringComparison.Ordinal);
        Span<Range> parts = stackalloc Range[4];
        ReadOnlySpan<char> position = level >= 0 ? code[(level + 2)..] : code;
        return position.Split(parts, '-') == 3 && Number(position[parts[0]]) is var plane && Number(position[parts[1]]) is var row && Number(position[parts[2]]) is var cell
            ? JisX0213.Letter(plane, row, cell)
            : "";
    }

    private static int Number(ReadOnlySpan<char> digits) => digits.Length <= 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
