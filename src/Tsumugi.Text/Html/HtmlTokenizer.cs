namespace Tsumugi.Text.Html;

/// <summary>Cuts a page into text, start tags and end tags; comments, doctypes and processing instructions are passed over.</summary>
/// <remarks>
/// <para>
/// HTML Standard, "Tokenization", without the error reports. What a tree builder without scripting would tell the tokenizer, it finds out
/// itself: raw text after `script`, `style`, `title`, `textarea`, `xmp`, `iframe`, `noembed`, `noframes` and `plaintext`, and CDATA sections and no raw
/// text inside of `svg` and `math`. Nothing is copied: text and attribute values are stretches of the page as written;
/// <see cref="AppendText"/> and <see cref="AppendValue"/> write them as the standard reads them.
/// </para>
/// <para>
/// Linear in the length of the page for any input; no allocation. One thread; a value of about 1 KB that is passed by reference.
/// </para>
/// <para>
/// Known misses, all of which need the whole tree: tags that a browser ignores for where they stand (`style` in `select`, `title` in
/// `frameset`) are tags here, and whether an end tag inside of `svg` ends an element around it is guessed from its name.
/// </para>
/// </remarks>
public ref partial struct HtmlTokenizer
{
    private readonly ReadOnlySpan<char> _page;
    private readonly Span<HtmlAttribute> _attributes;
    private ForeignContent _foreign;
    private ulong _attributeNames;
    private int _at;
    private int _nameStart;
    private int _nameLength;
    private int _attributeCount;
    private int _beyondRoom;
    private HtmlTag _rawText;
    private bool _dropsNul;

    /// <summary>Starts at the front of a page.</summary>
    /// <param name="page">The decoded page.</param>
    /// <param name="attributes">Room for the attributes of one tag; 32 is plenty, and <see cref="TryGet"/> finds those beyond it, too.</param>
    public HtmlTokenizer(ReadOnlySpan<char> page, Span<HtmlAttribute> attributes)
    {
        _page = page;
        _attributes = attributes;
    }

    /// <summary>Gets what was found.</summary>
    public HtmlTokenKind Kind { get; private set; }

    /// <summary>Gets where in the page the token begins: the first letter of a text, the `&lt;` of a tag.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the element of a tag; inside of SVG and MathML only `svg`, `math` and `annotation` are told apart from <see cref="HtmlTag.Other"/>.</summary>
    public HtmlTag Tag { get; private set; }

    /// <summary>Gets a value indicating whether a start tag ends in `/&gt;`; it means something inside of SVG and MathML only.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Gets the letters of a text, as written.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Gets a value indicating whether `&amp;` begins a character reference in the text; false in raw text.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>Gets a value indicating whether what follows the token lies inside of `svg` or `math`, in HTML that is embedded there included.</summary>
    public readonly bool InForeignContent => !_foreign.IsEmpty;

    /// <summary>Reads the next token.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Read()
    {
        if (_rawText != HtmlTag.Other)
        {
            HtmlTag element = _rawText;
            _rawText = HtmlTag.Other;
            if (TryReadRawText(element, element is HtmlTag.Title or HtmlTag.Textarea))
            {
                return true;
            }
        }

        while (_at < _page.Length)
        {
            if (_page[_at] != '<' || !BeginsMarkup(_at))
            {
                ReadText();
                return true;
            }

            char next = _page[_at + 1];
            Start = _at;
            if (char.IsAsciiLetter(next))
            {
                if (TryReadTag(_at + 1))
                {
                    Kind = HtmlTokenKind.StartTag;
                    if (MeansMore(Tag) || !_foreign.IsEmpty)
                    {
                        FollowStart();
                    }

                    return true;
                }
            }
            else if (next == '/')
            {
                if (_at + 2 >= _page.Length || !char.IsAsciiLetter(_page[_at + 2]))
                {
                    SkipBogusComment();
                }
                else if (TryReadTag(_at + 2))
                {
                    Kind = HtmlTokenKind.EndTag;
                    if (!_foreign.IsEmpty)
                    {
                        FollowEnd();
                    }

                    return true;
                }
            }
            else if (_page[_at..].StartsWith("<!--"))
            {
                SkipComment();
            }
            else if (_foreign.IsCurrent && _page[_at..].StartsWith("<![CDATA["))
            {
                if (TryReadSection())
                {
                    return true;
                }
            }
            else
            {
                SkipBogusComment();
            }
        }

        return false;
    }

    private readonly bool BeginsMarkup(int at) => at + 1 < _page.Length && (char.IsAsciiLetter(_page[at + 1]) || _page[at + 1] is '/' or '!' or '?') && !IsLastSlash(at);

    // `</` at the very end of the page is text.
    private readonly bool IsLastSlash(int at) => at + 2 == _page.Length && _page[at + 1] == '/';

    private void ReadText()
    {
        int start = _at;
        int end = _at + 1;
        while (true)
        {
            int tag = _page[end..].IndexOf('<');
            end = tag < 0 ? _page.Length : end + tag;
            if (end == _page.Length || BeginsMarkup(end))
            {
                break;
            }

            end++;
        }

        SetText(start, end, hasReferences: true, dropsNul: !_foreign.IsCurrent);
        _at = end;
    }

    private void SetText(int start, int end, bool hasReferences, bool dropsNul)
    {
        Kind = HtmlTokenKind.Text;
        Start = start;
        Text = _page[start..end];
        HasReferences = hasReferences;
        _dropsNul = dropsNul;
    }

    private void SkipBogusComment()
    {
        int end = _page[_at..].IndexOf('>');
        _at = end < 0 ? _page.Length : _at + end + 1;
    }

    private void SkipComment()
    {
        ReadOnlySpan<char> rest = _page[(_at + 4)..];
        if (rest.StartsWith(">") || rest.StartsWith("->"))
        {
            _at += rest[0] == '>' ? 5 : 6;
            return;
        }

        // Ends at `-->` or `--!>`; looks at each `--` once.
        for (int at = 0; ;)
        {
            int dashes = rest[at..].IndexOf("--");
            if (dashes < 0)
            {
                _at = _page.Length;
                return;
            }

            at += dashes + 2;
            int behind = rest[at..].IndexOfAnyExcept('-');
            at = behind < 0 ? rest.Length : at + behind;
            int closing = at < rest.Length && rest[at] == '>' ? 1 : rest[at..].StartsWith("!>") ? 2 : 0;
            if (closing > 0)
            {
                _at += 4 + at + closing;
                return;
            }
        }
    }
}
