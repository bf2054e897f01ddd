using System.Text;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>Turns any text into Markdown that shows it and does nothing else, on one line.</summary>
public static class MarkdownText
{
    // A backslash before any of these makes it a plain letter (CommonMark 0.31, 2.4); `<` and `&` would otherwise begin HTML.
    private const string Active = "\\`*_{}[]<>#|~&$";

    /// <summary>Appends a text.</summary>
    public static void Append(StringBuilder markdown, string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
            {
                markdown.Append(' ');
            }
            else if (Rune.IsControl(rune) || rune.Value is (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                markdown.Append('\uFFFD');
            }
            else
            {
                if (rune.IsAscii && Active.Contains((char)rune.Value, StringComparison.Ordinal))
                {
                    markdown.Append('\\');
                }

                markdown.Append(rune);
            }
        }
    }

    /// <summary>Writes a text as a YAML scalar in double quotes.</summary>
    public static string Yaml(string text)
    {
        StringBuilder yaml = new("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\')
            {
                yaml.Append('\\').Append(rune);
            }
            else if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFEFF)
            {
                yaml.Append("\\u").Append(rune.Value.ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                yaml.Append(rune);
            }
        }

        return yaml.Append('"').ToString();
    }
}
