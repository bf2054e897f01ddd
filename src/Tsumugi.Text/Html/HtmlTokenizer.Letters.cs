using System.Buffers;

namespace Tsumugi.Text.Html;

/// <content>Letters as the standard reads them, where the page has references, NULs and line ends of three kinds.</content>
public ref partial struct HtmlTokenizer
{
    private static readonly SearchValues<char> Rewritten = SearchValues.Create("&\r\0");
    private static readonly SearchValues<char> RewrittenRaw = SearchValues.Create("\r\0");

    /// <summary>Appends the letters of a text: references resolved, CR and CRLF as LF, NUL left out or as U+FFFD, depending on where the text stands.</summary>
    public readonly void AppendText(TextBuffer into) => Append(Text, HasReferences, inAttribute: false, _dropsNul, into);

    /// <summary>Appends the value of an attribute: references resolved, CR and CRLF as LF, NUL as U+FFFD.</summary>
    public readonly void AppendValue(HtmlAttribute attribute, TextBuffer into) =>
        Append(_page.Slice(attribute.ValueStart, attribute.ValueLength), hasReferences: true, inAttribute: true, dropsNul: false, into);

    private static void Append(ReadOnlySpan<char> text, bool hasReferences, bool inAttribute, bool dropsNul, TextBuffer into)
    {
        Span<char> letters = stackalloc char[CharacterReferences.MostUnits];
        SearchValues<char> stops = hasReferences ? Rewritten : RewrittenRaw;
        while (true)
        {
            int at = text.IndexOfAny(stops);
            if (at < 0)
            {
                into.Append(text);
                return;
            }

            into.Append(text[..at]);
            text = text[at..];
            int taken = 1;
            switch (text[0])
            {
                case '\r':
                    taken = text.StartsWith("\r\n") ? 2 : 1;
                    into.Append('\n');
                    break;
                case '&':
                    taken = CharacterReferences.Read(text, inAttribute, letters, out int written);
                    into.Append(taken == 0 ? "&" : letters[..written]);
                    taken = Math.Max(taken, 1);
                    break;
                default:
                    into.Append(dropsNul ? [] : "\uFFFD");
                    break;
            }

            text = text[taken..];
        }
    }
}
