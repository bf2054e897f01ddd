using System.Buffers;

namespace Tsumugi.Text.Html;

/// <summary>Cuts a page into text, start tags and end tags; comments, doctypes and processing instructions are passed over.</summary>
/// <remarks>
/// <para>
/// HTML Standard, "Tokenization", without the error reports. The tokenizer itself switches to raw text after `script`, `style`, `title`,
/// `textarea`, `xmp`, `iframe`, `noembed`, `noframes` and `plaintext`, as a tree builder without scripting would tell it to. Nothing is
/// copied: text and attribute values are stretches of the page, with character references still in them.
/// </para>
/// <para>Linear in the length of the page for any input; no allocation. Attributes beyond the given room are passed over.</para>
/// <para>Known misses: CDATA sections inside SVG and MathML are read as comments; the first of two equal attributes is not preferred.</para>
/// </remarks>
public ref partial struct HtmlTokenizer
{
    private static readonly SearchValues<char> EndOfTagName = SearchValues.Create("\t\n\f\r />");
    private static readonly SearchValues<char> EndOfAttributeName = SearchValues.Create("\t\n\f\r />=");
    private static readonly SearchValues<char> EndOfBareValue = SearchValues.Create("\t\n\f\r >");

    private readonly ReadOnlySpan<char> _page;
    private readonly Span<HtmlAttribute> _attributes;
    private int _at;
    private int _attributeCount;
    private HtmlTag _rawText;

    /// <summary>Starts at the front of a page.</summary>
    /// <param name="page">The decoded page.</param>
    /// <param name="attributes">Room for the attributes of one tag; 32 is plenty.</param>
    public HtmlTokenizer(ReadOnlySpan<char> page, Span<HtmlAttribute> attributes)
    {
        _page = page;
        _attributes = attributes;
    }

    /// <summary>Gets what was found.</summary>
    public HtmlTokenKind Kind { get; private set; }

    /// <summary>Gets where in the page the token begins: the first letter of a text, the `&lt;` of a tag.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the element of a tag.</summary>
    public HtmlTag Tag { get; private set; }

    /// <summary>Gets a value indicating whether a start tag ends in `/&gt;`.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Gets the letters of a text, as written.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>Gets a value indicating whether `&amp;` begins a character reference in the text; false in raw text.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>Gets the attributes of a start tag.</summary>
    public readonly ReadOnlySpan<HtmlAttribute> Attributes => _attributes[.._attributeCount];

    /// <summary>Reads the next token.</summary>
    /// <returns>False behind the last one.</returns>
    public bool Read()
    {
        if (_rawText != HtmlTag.Other)
        {
            HtmlTag element = _rawText;
            _rawText = HtmlTag.Other;
            if (TryReadRawText(element))
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
                    _rawText = IsRawText(Tag) ? Tag : HtmlTag.Other;
                    return true;
                }
            }
            else if (next == '/')
            {
                if (_at + 2 < _page.Length && char.IsAsciiLetter(_page[_at + 2]))
                {
                    if (TryReadTag(_at + 2))
                    {
                        Kind = HtmlTokenKind.EndTag;
                        return true;
                    }
                }
                else
                {
                    SkipBogusComment();
                }
            }
            else if (_page[_at..].StartsWith("<!--"))
            {
                SkipComment();
            }
            else
            {
                SkipBogusComment();
            }
        }

        return false;
    }

    /// <summary>Gets the value of an attribute as written.</summary>
    /// <param name="lowerName">The name in lower case.</param>
    /// <param name="value">The value; empty if the attribute has none.</param>
    /// <returns>False if the tag has no such attribute.</returns>
    public readonly bool TryGet(ReadOnlySpan<char> lowerName, out ReadOnlySpan<char> value)
    {
        foreach (HtmlAttribute attribute in Attributes)
        {
            if (attribute.NameLength == lowerName.Length && _page.Slice(attribute.NameStart, attribute.NameLength).Equals(lowerName, StringComparison.OrdinalIgnoreCase))
            {
                value = _page.Slice(attribute.ValueStart, attribute.ValueLength);
                return true;
            }
        }

        value = default;
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

        Kind = HtmlTokenKind.Text;
        Start = start;
        Text = _page[start..end];
        HasReferences = true;
        _at = end;
    }

    /// <summary>Reads name and attributes and moves behind the `&gt;`; a tag that the page's end cuts off is no token.</summary>
    private bool TryReadTag(int nameStart)
    {
        _attributeCount = 0;
        IsSelfClosing = false;
        int length = _page[nameStart..].IndexOfAny(EndOfTagName);
        if (length < 0)
        {
            _at = _page.Length;
            return false;
        }

        Tag = HtmlTags.Find(_page.Slice(nameStart, length));
        int at = nameStart + length;
        while (at < _page.Length)
        {
            char letter = _page[at];
            if (letter == '>')
            {
                _at = at + 1;
                return true;
            }

            if (letter is ' ' or '\t' or '\n' or '\f' or '\r')
            {
                at++;
            }
            else if (letter == '/')
            {
                at++;
                IsSelfClosing = at < _page.Length && _page[at] == '>';
            }
            else
            {
                at = ReadAttribute(at);
            }
        }

        _at = _page.Length;
        return false;
    }

    private int ReadAttribute(int at)
    {
        int nameStart = at;

        // A `=` in front belongs to the name.
        int length = _page[(at + 1)..].IndexOfAny(EndOfAttributeName);
        at = length < 0 ? _page.Length : at + 1 + length;
        int nameLength = at - nameStart;
        at = SkipBlanks(at);
        if (at >= _page.Length || _page[at] != '=')
        {
            Add(nameStart, nameLength, at, 0);
            return at;
        }

        at = SkipBlanks(at + 1);
        if (at >= _page.Length)
        {
            return at;
        }

        if (_page[at] is '"' or '\'')
        {
            int close = _page[(at + 1)..].IndexOf(_page[at]);
            if (close < 0)
            {
                return _page.Length;
            }

            Add(nameStart, nameLength, at + 1, close);
            return at + close + 2;
        }

        length = _page[at..].IndexOfAny(EndOfBareValue);
        length = length < 0 ? _page.Length - at : length;
        Add(nameStart, nameLength, at, length);
        return at + length;
    }

    private void Add(int nameStart, int nameLength, int valueStart, int valueLength)
    {
        if (_attributeCount < _attributes.Length)
        {
            _attributes[_attributeCount++] = new HtmlAttribute(nameStart, nameLength, Math.Min(valueStart, _page.Length), valueLength);
        }
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _page.Length && _page[at] is ' ' or '\t' or '\n' or '\f' or '\r')
        {
            at++;
        }

        return at;
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
            while (at < rest.Length && rest[at] == '-')
            {
                at++;
            }

            int closing = at < rest.Length && rest[at] == '>' ? 1 : rest[at..].StartsWith("!>") ? 2 : 0;
            if (closing > 0)
            {
                _at += 4 + at + closing;
                return;
            }
        }
    }
}
