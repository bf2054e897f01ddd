using System.Globalization;
using System.Text;

namespace Tsumugi.Stages.Report.Html;

/// <summary>Turns any text into HTML that shows it and does nothing else.</summary>
/// <remarks>
/// The characters of markup become references, so the result is safe between tags and in quoted attributes. Letters that a reader cannot
/// see but that change what he reads (controls, marks that turn the direction of writing, halves of surrogate pairs) are shown by name.
/// </remarks>
public static class HtmlText
{
    /// <summary>Letters after which a field of a document is cut.</summary>
    public const int FieldLetters = 160;

    /// <summary>Appends a text.</summary>
    public static void Append(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            switch (letter)
            {
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '&':
                    html.Append("&amp;");
                    break;
                case '"':
                    html.Append("&quot;");
                    break;
                case '\'':
                    html.Append("&#39;");
                    break;
                case '\n' or '\t':
                    html.Append(letter);
                    break;
                default:
                    if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        html.Append(letter).Append(text[++i]);
                    }
                    else if (IsHidden(letter))
                    {
                        html.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)letter:X4}⟩");
                    }
                    else
                    {
                        html.Append(letter);
                    }

                    break;
            }
        }
    }

    /// <summary>Escapes a text.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        StringBuilder html = new(text.Length + 16);
        Append(html, text);
        return html.ToString();
    }

    /// <summary>Cuts a field of a document that may have any length to one that a table can show.</summary>
    public static string Clip(string text, int letters = FieldLetters)
    {
        if (text.Length <= letters)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[letters - 1]) ? letters - 1 : letters;
        return text[..end] + "…";
    }

    private static bool IsHidden(char letter) =>
        char.IsControl(letter)
        || char.IsSurrogate(letter)
        || letter is >= '\u200E' and <= '\u200F' or '\u061C' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
