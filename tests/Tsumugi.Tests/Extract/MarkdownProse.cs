using System.Text;
using System.Text.RegularExpressions;

namespace Tsumugi.Tests.Extract;

/// <summary>Takes the text out of an author's Markdown, for comparing with the text of the page that was made from it.</summary>
/// <remarks>Enough of Markdown for the gold: front matter, comments, anchors, includes, links, emphasis, lists and tables. Code is left out, since most of it comes from files that the source includes.</remarks>
public static partial class MarkdownProse
{
    public static string TextOf(string markdown)
    {
        string text = markdown.StartsWith("---\n", StringComparison.Ordinal) ? markdown[(markdown.IndexOf("\n---\n", 4, StringComparison.Ordinal) + 5)..] : markdown;
        text = Comment().Replace(text, "");
        StringBuilder lines = new();
        bool code = false;
        foreach (string line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
            }
            else if (!code && !Definition().IsMatch(line) && !Rule().IsMatch(line))
            {
                lines.Append(Plain(line)).Append('\n');
            }
        }

        return lines.ToString();
    }

    private static string Plain(string line)
    {
        line = Include().Replace(line, "");
        line = Image().Replace(line, "");
        line = Link().Replace(line, "$1");
        line = Anchor().Replace(line, "");
        line = Front().Replace(line, "");
        line = Escape().Replace(line, "$1");
        return line.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace(" | ", "\t", StringComparison.Ordinal).Trim('|', ' ');
    }

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\[[^\]]+\]:\s")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^[-| :]+$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\[(import|include)[^\]]*\]\([^)]*\)")]
    private static partial Regex Include();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"\[((?:[^\[\]]|\[[^\]]*\])+)\](\([^)]*\)|\[[^\]]*\])")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s*\{#[^}]*\}")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"^\s*(#{1,6}|[-*+]|\d+\.|>)\s+")]
    private static partial Regex Front();
}
