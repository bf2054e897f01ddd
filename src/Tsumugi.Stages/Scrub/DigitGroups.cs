using Tsumugi.Text;

namespace Tsumugi.Stages.Scrub;

/// <summary>Reads written digits in groups: <c>1234-5678-9018</c>, <c>１２３４　５６７８　９０１８</c>, one digit per table cell, percent-encoded.</summary>
internal static class DigitGroups
{
    /// <summary>No joiner: the next group does not belong to this number.</summary>
    internal const char None = '\0';

    /// <summary>Units that a joiner may have at most; what lies further apart is another number.</summary>
    private const int LongestJoiner = 8;

    /// <summary>Reads one digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to read.</param>
    /// <param name="value">0 to 9.</param>
    /// <returns>How many units the digit takes: 1, or 9 for a percent-encoded full-width one (<c>%EF%BC%91</c>); 0 if there is none.</returns>
    internal static int ReadDigit(ReadOnlySpan<char> text, int at, out int value)
    {
        value = -1;
        if ((uint)at >= (uint)text.Length)
        {
            return 0;
        }

        value = DigitForms.ValueOfAny(text[at]);
        if (value >= 0)
        {
            return 1;
        }

        // U+FF10 to U+FF19 are EF BC 90 to EF BC 99 in UTF-8.
        if (text[at] == '%' && text.Length - at >= 9 && text.Slice(at, 8).Equals("%EF%BC%9", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[at + 8]))
        {
            value = text[at + 8] - '0';
            return 9;
        }

        return 0;
    }

    /// <summary>Reads one group of digits.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the group begins; moved behind it.</param>
    /// <param name="digits">Receives the values, as many as fit.</param>
    /// <returns>How many digits the group has, which may be more than fit.</returns>
    internal static int ReadGroup(ReadOnlySpan<char> text, ref int at, Span<byte> digits)
    {
        int count = 0;
        for (int width; (width = ReadDigit(text, at, out int value)) > 0; at += width)
        {
            if (count < digits.Length)
            {
                digits[count] = (byte)value;
            }

            count++;
        }

        return count;
    }

    /// <summary>Reads what stands between two groups of one number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the joiner begins; moved to the next digit if there is one.</param>
    /// <returns>The kind of joiner: <c>-</c> for every stroke, a blank for every blank, a line feed, or the mark itself; <see cref="None"/> if no digit follows.</returns>
    internal static char ReadJoiner(ReadOnlySpan<char> text, ref int at)
    {
        char kind = None;
        int marks = 0;
        int lines = 0;
        int next = at;
        while (next - at < LongestJoiner && next < text.Length)
        {
            if (next > at && ReadDigit(text, next, out _) > 0)
            {
                at = next;
                return kind;
            }

            char step = StepOf(text, next, out int width);
            if (step == None || (step == '\n' ? ++lines > 2 : step != ' ' && ++marks > 1))
            {
                return None;
            }

            kind = kind is None or ' ' || step is not (' ' or '\n') ? step : kind;
            next += width;
        }

        if (next > at && next < text.Length && ReadDigit(text, next, out _) > 0)
        {
            at = next;
            return kind;
        }

        return None;
    }

    private static char StepOf(ReadOnlySpan<char> text, int at, out int width)
    {
        char letter = text[at];
        width = 1;
        if (letter == '%' && text.Length - at >= 3)
        {
            width = 3;
            return text.Slice(at + 1, 2) switch
            {
                "20" or "A0" or "a0" => ' ',
                "2D" or "2d" => '-',
                _ => text[at..].StartsWith("%E3%80%80", StringComparison.OrdinalIgnoreCase) ? Blank(out width) : None,
            };
        }

        return letter switch
        {
            '\n' or '\r' or '\u2028' => '\n',
            '+' => ' ',
            '.' or '．' or '・' or '･' or '·' or '•' => '.',
            '_' or '＿' => '_',
            '/' or '／' => '/',
            '|' or '｜' or '│' or '┃' => '|',
            _ => DigitForms.IsBlank(letter) ? ' ' : DigitForms.IsHyphen(letter) ? '-' : None,
        };
    }

    private static char Blank(out int width)
    {
        width = 9;
        return ' ';
    }
}
