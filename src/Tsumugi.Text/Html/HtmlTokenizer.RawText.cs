namespace Tsumugi.Text.Html;

/// <content>Elements whose content is text whatever it looks like.</content>
public ref partial struct HtmlTokenizer
{
    private static bool IsRawText(HtmlTag tag) => tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Title or HtmlTag.Textarea or HtmlTag.Xmp
        or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Plaintext;

    /// <summary>Reads the text of a raw text element up to its end tag; false if there is none.</summary>
    private bool TryReadRawText(HtmlTag element)
    {
        int start = _at;
        int end = element switch
        {
            HtmlTag.Plaintext => _page.Length,
            HtmlTag.Script => EndOfScript(start),
            _ => EndOfRawText(start, Name(element)),
        };
        _at = end;
        Kind = HtmlTokenKind.Text;
        Start = start;
        Text = _page[start..end];
        HasReferences = element is HtmlTag.Title or HtmlTag.Textarea;
        Tag = element;
        return end > start;
    }

    private static string Name(HtmlTag element) => element switch
    {
        HtmlTag.Style => "style",
        HtmlTag.Title => "title",
        HtmlTag.Textarea => "textarea",
        HtmlTag.Xmp => "xmp",
        HtmlTag.Iframe => "iframe",
        HtmlTag.Noembed => "noembed",
        _ => "noframes",
    };

    private readonly int EndOfRawText(int at, string name)
    {
        while (true)
        {
            int tag = _page[at..].IndexOf("</");
            if (tag < 0)
            {
                return _page.Length;
            }

            at += tag;
            if (IsNamed(at + 2, name))
            {
                return at;
            }

            at += 2;
        }
    }

    /// <summary>Finds the end of a script; behind `&lt;!-- &lt;script` an end tag closes only the inner one (script data double escaped state).</summary>
    private readonly int EndOfScript(int at)
    {
        bool escaped = false;
        bool doubleEscaped = false;
        while (true)
        {
            int mark = escaped ? _page[at..].IndexOfAny('<', '-') : _page[at..].IndexOf('<');
            if (mark < 0)
            {
                return _page.Length;
            }

            at += mark;
            ReadOnlySpan<char> rest = _page[at..];
            if (rest[0] == '-')
            {
                bool closes = rest.StartsWith("-->");
                escaped &= !closes;
                doubleEscaped &= !closes;
                at += closes ? 3 : 1;
            }
            else if (rest.StartsWith("<!--"))
            {
                // `<!-->` closes itself: its dashes are looked at again.
                escaped = true;
                at += 2;
            }
            else if (rest.StartsWith("</") && IsNamed(at + 2, "script"))
            {
                if (!doubleEscaped)
                {
                    return at;
                }

                doubleEscaped = false;
                at += 8;
            }
            else if (escaped && IsNamed(at + 1, "script"))
            {
                doubleEscaped = true;
                at += 7;
            }
            else
            {
                at++;
            }
        }
    }

    private readonly bool IsNamed(int at, string name)
    {
        int end = at + name.Length;
        return end < _page.Length && _page[end] is ' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>'
            && _page[at..end].Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
