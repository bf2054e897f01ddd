using System.Text;

namespace Tsumugi.Text.Html;

/// <content>Elements whose content is text whatever it looks like.</content>
public ref partial struct HtmlTokenizer
{
    private static bool IsRawText(HtmlTag tag) => tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Title or HtmlTag.Textarea or HtmlTag.Xmp
        or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Plaintext;

    /// <summary>Goes on as if the start tag of an element had just been read.</summary>
    /// <param name="element">The element that ends the text; <see cref="HtmlTag.Plaintext"/> if nothing does.</param>
    /// <param name="hasReferences">Whether `&amp;` begins a character reference.</param>
    /// <returns>False if there is no text.</returns>
    internal bool ReadRawText(HtmlTag element, bool hasReferences) => TryReadRawText(element, hasReferences);

    /// <summary>Goes on as if `&lt;![CDATA[` had just been read.</summary>
    internal bool ReadSection() => TryReadSection(prefix: 0);

    /// <summary>Reads the text of a raw text element up to its end tag; false if there is none.</summary>
    private bool TryReadRawText(HtmlTag element, bool hasReferences)
    {
        int start = _at;
        int end = element switch
        {
            HtmlTag.Plaintext => _page.Length,
            HtmlTag.Script => EndOfScript(start),
            _ => EndOfRawText(start, NameOf(element)),
        };
        _at = end;
        SetText(start, end, hasReferences, dropsNul: false);
        Tag = element;
        return end > start;
    }

    private static string NameOf(HtmlTag element) => element switch
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
            else if (!escaped && rest.StartsWith("<!--"))
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
        return end < _page.Length && Is(EndOfTagName, _page[end]) && Ascii.EqualsIgnoreCase(_page[at..end], name);
    }

    /// <summary>Reads a CDATA section of foreign content; false if it is empty.</summary>
    private bool TryReadSection(int prefix = 9)
    {
        int start = _at + prefix;
        int length = _page[start..].IndexOf("]]>");
        int end = length < 0 ? _page.Length : start + length;
        _at = length < 0 ? end : end + 3;
        SetText(start, end, hasReferences: false, dropsNul: false);
        return end > start;
    }
}
