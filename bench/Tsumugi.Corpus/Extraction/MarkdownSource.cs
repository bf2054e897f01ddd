using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tsumugi.Corpus.Extraction;

/// <summary>Turns the Markdown that an author wrote into the text that its page shows: gold that no template has touched.</summary>
/// <remarks>
/// Front matter, comments, heading marks and their `{#id}`, emphasis, list and quote marks, addresses of links and images go; the words
/// stay, code as it is. Included files (`[import …]`) are not in the source, so a page may rightly show more than this gold.
/// </remarks>
public static partial class MarkdownSource
{
    private const int MatchMilliseconds = 10_000;

    /// <summary>Takes the text out of one page's source.</summary>
    public static string Text(string markdown)
    {
        StringBuilder text = new(markdown.Length);
        string body = FrontMatter().Replace(markdown, "");
        HashSet<string> references = [.. Reference().Matches(body).Select(match => match.Groups["name"].Value)];
        bool code = false;
        bool comment = false;
        foreach (string line in body.Split('\n'))
        {
            if (!comment && line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
                continue;
            }

            string shown = code ? line : Shown(WithoutComments(line, ref comment), references);
            if (!string.IsNullOrWhiteSpace(shown))
            {
                text.Append(shown.Trim()).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string WithoutComments(string line, ref bool comment)
    {
        if (!comment && line.Contains('`', StringComparison.Ordinal))
        {
            // A comment mark between backticks is code, and no line of these sources has both.
            return line;
        }

        StringBuilder rest = new();
        for (int at = 0; at < line.Length;)
        {
            int end = line.IndexOf(comment ? "-->" : "<!--", at, StringComparison.Ordinal);
            rest.Append(comment ? "" : line.AsSpan(at, (end < 0 ? line.Length : end) - at));
            at = end < 0 ? line.Length : end + (comment ? 3 : 4);
            comment ^= end >= 0;
        }

        return rest.ToString();
    }

    private static string Shown(string line, HashSet<string> references)
    {
        if (Reference().IsMatch(line))
        {
            return "";
        }

        // Code is taken aside, so that its stars and brackets are not taken for marks.
        List<string> codes = [];
        string shown = InlineCode().Replace(line, match =>
        {
            codes.Add(match.Groups["code"].Value);
            return string.Create(CultureInfo.InvariantCulture, $"\uE000{codes.Count - 1}\uE001");
        });
        shown = Marks().Replace(shown, "");
        shown = Left().Replace(shown, "");
        shown = Links().Replace(shown, "${words}");
        shown = Bracketed().Replace(shown, match => references.Contains(match.Groups["words"].Value) ? match.Groups["words"].Value : match.Value);
        shown = Emphasis().Replace(shown, "${words}");
        return Aside().Replace(shown, match => codes[int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture)]);
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^\s*\[(?<name>[^\[\]]+)\]:\s+\S.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Reference();

    [GeneratedRegex("(?<marks>`+)(?<code>.+?)\\k<marks>", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex InlineCode();

    /// <summary>What stands before the words of a line: headings, quotes, lists, rules between rows.</summary>
    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ x]\]\s+)?|\d+\.\s+|-{3,}\s*$|\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$)+", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Marks();

    /// <summary>Ids of headings, includes, variables, images, tags.</summary>
    [GeneratedRegex(@"\s*\{#[^}]*\}\s*$|^\s*\[import[^\]]*\]\([^)]*\)\s*$|\{%.*?%\}|\{\{.*?\}\}|!\[[^\]]*\]\([^)]*\)|</?[a-zA-Z][^<>]*>", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Left();

    [GeneratedRegex(@"\[(?<words>[^\[\]]*)\](?:\([^)]*\)|\[[^\[\]]*\])", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Links();

    [GeneratedRegex(@"\[(?<words>[^\[\]]*)\]", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<mark>\*\*|\*)(?=\S)(?<words>.+?)(?<=\S)\k<mark>", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Emphasis();

    [GeneratedRegex("\uE000(?<number>[0-9]+)\uE001", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Aside();
}
