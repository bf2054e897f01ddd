using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Numbers;

/// <summary>Looks for the words before a number that say what number it is.</summary>
/// <remarks>
/// The search stops at the bracket of a mask, so that a text which was masked once gives nothing new: a window can only grow shorter by masking.
/// Blanks, line ends and the borders of table cells do not count; Latin letters match in any case and width.
/// </remarks>
internal static class NumberLabel
{
    /// <summary>The usual reach in letters, blanks not counted.</summary>
    internal const int Near = 20;

    /// <summary>The longest reach.</summary>
    internal const int Far = 60;

    private const int MostUnits = 160;

    /// <summary>Says whether one of some labels ends within reach before a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="reach">How many letters before the place are read, blanks not counted.</param>
    /// <param name="labels">Words without blanks; Latin ones in lower case.</param>
    internal static bool Precedes(ReadOnlySpan<char> text, int start, int reach, ReadOnlySpan<string> labels)
    {
        Span<char> window = stackalloc char[Far];
        return ContainsAny(window[^Read(text, start, reach, window)..], labels);
    }

    /// <summary>Says whether one of some labels begins within reach behind a place.</summary>
    internal static bool Follows(ReadOnlySpan<char> text, int end, int reach, ReadOnlySpan<string> labels)
    {
        Span<char> window = stackalloc char[Far];
        int length = 0;
        for (int at = end; at < text.Length && at - end < MostUnits && length < reach; at++)
        {
            if (text[at] is '〔' or '〕')
            {
                break;
            }

            if (!IsLoose(text[at]))
            {
                window[length++] = char.ToLowerInvariant(DigitForms.Narrow(text[at]));
            }
        }

        return ContainsAny(window[..length], labels);
    }

    private static bool ContainsAny(ReadOnlySpan<char> window, ReadOnlySpan<string> labels)
    {
        foreach (string label in labels)
        {
            if (window.Contains(label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Fills the end of a window with the letters before a place.</summary>
    /// <returns>How many.</returns>
    private static int Read(ReadOnlySpan<char> text, int start, int reach, Span<char> window)
    {
        int length = 0;
        for (int at = start - 1; at >= 0 && start - at <= MostUnits && length < reach; at--)
        {
            if (text[at] is '〔' or '〕')
            {
                break;
            }

            if (!IsLoose(text[at]))
            {
                window[^++length] = char.ToLowerInvariant(DigitForms.Narrow(text[at]));
            }
        }

        return length;
    }

    private static bool IsLoose(char letter) => letter is '\n' or '\r' or '|' or '｜' or '│' || DigitForms.IsBlank(letter);
}
