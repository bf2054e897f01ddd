namespace Tsumugi.Corpus.Sources;

/// <summary>Finds the text nodes of a page well enough to change them without touching the markup.</summary>
/// <remarks>Tags, comments, scripts and styles stay as they are. Cost: one pass.</remarks>
public static class HtmlCutter
{
    private static readonly string[] RawElements = ["script", "style"];

    /// <summary>Lists the text nodes as start and length, in order; what lies between them is markup.</summary>
    public static List<(int Start, int Length)> TextNodes(string html)
    {
        List<(int Start, int Length)> nodes = [];
        int at = 0;
        while (at < html.Length)
        {
            int open = html.IndexOf('<', at);
            int end = open < 0 ? html.Length : open;
            if (end > at && !html.AsSpan(at, end - at).IsWhiteSpace())
            {
                nodes.Add((at, end - at));
            }

            at = open < 0 ? html.Length : EndOfMarkup(html, open);
        }

        return nodes;
    }

    private static int EndOfMarkup(string html, int open)
    {
        if (html.AsSpan(open).StartsWith("<!--"))
        {
            return Behind(html, "-->", open + 4);
        }

        int close = EndOfTag(html, open);
        foreach (string name in RawElements)
        {
            if (html.AsSpan(open + 1).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                int end = html.IndexOf("</" + name, close, StringComparison.OrdinalIgnoreCase);
                return end < 0 ? html.Length : end;
            }
        }

        return close;
    }

    /// <summary>Gets where a tag ends; a `>` in a quoted value does not end it.</summary>
    private static int EndOfTag(string html, int open)
    {
        char quote = '\0';
        for (int i = open + 1; i < html.Length; i++)
        {
            char letter = html[i];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter == '>')
            {
                return i + 1;
            }
            else if (letter is '"' or '\'' && html[i - 1] == '=')
            {
                quote = letter;
            }
        }

        return html.Length;
    }

    private static int Behind(string html, string mark, int from)
    {
        int found = html.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
