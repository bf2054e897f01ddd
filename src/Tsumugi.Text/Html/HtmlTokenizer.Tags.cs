using System.Text;

namespace Tsumugi.Text.Html;

/// <content>Names and attributes of tags.</content>
public ref partial struct HtmlTokenizer
{
    // One bit for each letter below 64: a compare and a shift instead of a list of compares, and no call as a search in so short names would need.
    private const ulong Blanks = (1UL << '\t') | (1UL << '\n') | (1UL << '\f') | (1UL << '\r') | (1UL << ' ');
    private const ulong EndOfTagName = Blanks | (1UL << '/') | (1UL << '>');
    private const ulong EndOfAttributeName = EndOfTagName | (1UL << '=');
    private const ulong EndOfBareValue = Blanks | (1UL << '>');

    /// <summary>Gets the name of a tag as written, upper case included.</summary>
    public readonly ReadOnlySpan<char> Name => _page.Slice(_nameStart, _nameLength);

    /// <summary>Gets the attributes of a tag, as far as there is room; of two with the same name the first.</summary>
    public readonly ReadOnlySpan<HtmlAttribute> Attributes => _attributes[.._attributeCount];

    /// <summary>Gets the value of an attribute as written.</summary>
    /// <param name="lowerName">The name in lower case.</param>
    /// <param name="value">The value; empty if the attribute has none.</param>
    /// <returns>False if the tag has no such attribute.</returns>
    public readonly bool TryGet(ReadOnlySpan<char> lowerName, out ReadOnlySpan<char> value)
    {
        foreach (HtmlAttribute attribute in Attributes)
        {
            if (attribute.NameLength == lowerName.Length && Ascii.EqualsIgnoreCase(_page.Slice(attribute.NameStart, attribute.NameLength), lowerName))
            {
                value = _page.Slice(attribute.ValueStart, attribute.ValueLength);
                return true;
            }
        }

        if (_beyondRoom > 0)
        {
            return TryGetBeyondRoom(lowerName, out value);
        }

        value = default;
        return false;
    }

    private static bool Is(ulong set, char letter) => letter < 64 && ((set >> letter) & 1) != 0;

    /// <summary>Reads on in the tag where its room for attributes ended.</summary>
    private readonly bool TryGetBeyondRoom(ReadOnlySpan<char> lowerName, out ReadOnlySpan<char> value)
    {
        int at = _beyondRoom;
        while (at < _at && _page[at] != '>')
        {
            if (Is(EndOfTagName, _page[at]))
            {
                at++;
                continue;
            }

            at = ReadAttribute(at, out HtmlAttribute attribute);
            if (Ascii.EqualsIgnoreCase(_page.Slice(attribute.NameStart, attribute.NameLength), lowerName))
            {
                value = _page.Slice(attribute.ValueStart, attribute.ValueLength);
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Reads name and attributes and moves behind the `&gt;`; a tag that the page's end cuts off is no token.</summary>
    private bool TryReadTag(int nameStart)
    {
        ReadOnlySpan<char> page = _page;
        _attributeCount = _beyondRoom = 0;
        _attributeNames = 0;
        IsSelfClosing = false;
        _nameStart = nameStart;

        // The name's number grows while its end is looked for.
        ulong key = 0;
        bool isPlain = true;
        int at = nameStart;
        for (; at < page.Length && !Is(EndOfTagName, page[at]); at++)
        {
            uint digit = HtmlTags.Digit(page[at]);
            isPlain &= digit != 0;
            key = (key << 6) | digit;
        }

        _nameLength = at - nameStart;
        Tag = isPlain && _nameLength <= HtmlTags.LongestName ? HtmlTags.Find(key) : HtmlTag.Other;
        while (at < page.Length)
        {
            char letter = page[at];
            if (letter == '>')
            {
                _at = at + 1;
                return true;
            }

            if (Is(Blanks, letter))
            {
                at++;
            }
            else if (letter == '/')
            {
                at++;
                IsSelfClosing = at < page.Length && page[at] == '>';
            }
            else
            {
                int start = at;
                at = ReadAttribute(at, out HtmlAttribute attribute);
                Add(attribute, start);
            }
        }

        _at = page.Length;
        return false;
    }

    /// <summary>Reads one attribute.</summary>
    /// <returns>The place behind it, the page's end if it has no end.</returns>
    private readonly int ReadAttribute(int at, out HtmlAttribute attribute)
    {
        ReadOnlySpan<char> page = _page;
        int nameStart = at;

        // A `=` in front belongs to the name.
        at++;
        while (at < page.Length && !Is(EndOfAttributeName, page[at]))
        {
            at++;
        }

        int nameLength = at - nameStart;
        at = SkipBlanks(at);
        attribute = new HtmlAttribute(nameStart, nameLength, at, 0);
        if (at >= page.Length || page[at] != '=')
        {
            return at;
        }

        at = SkipBlanks(at + 1);
        if (at >= page.Length)
        {
            return at;
        }

        char quote = page[at];
        if (quote is '"' or '\'')
        {
            int close = page[(at + 1)..].IndexOf(quote);
            attribute = new HtmlAttribute(nameStart, nameLength, at + 1, Math.Max(0, close));
            return close < 0 ? page.Length : at + close + 2;
        }

        int valueStart = at;
        while (at < page.Length && !Is(EndOfBareValue, page[at]))
        {
            at++;
        }

        attribute = new HtmlAttribute(nameStart, nameLength, valueStart, at - valueStart);
        return at;
    }

    private void Add(in HtmlAttribute attribute, int start)
    {
        // A second attribute of a name has the same bit as the first; most names of a tag have their own, so they are seldom compared.
        uint first = _page[attribute.NameStart] | 0x20u;
        uint last = _page[attribute.NameStart + attribute.NameLength - 1] | 0x20u;
        ulong bit = 1UL << (int)((first + (last * 5) + ((uint)attribute.NameLength * 11)) & 63);
        if ((_attributeNames & bit) != 0 && Has(attribute))
        {
            return;
        }

        _attributeNames |= bit;
        if (_attributeCount < _attributes.Length)
        {
            _attributes[_attributeCount++] = attribute;
        }
        else if (_beyondRoom == 0)
        {
            _beyondRoom = start;
        }
    }

    private readonly bool Has(in HtmlAttribute attribute)
    {
        ReadOnlySpan<char> name = _page.Slice(attribute.NameStart, attribute.NameLength);
        foreach (HtmlAttribute other in Attributes)
        {
            ReadOnlySpan<char> otherName = _page.Slice(other.NameStart, other.NameLength);
            if (otherName.Length == name.Length && EqualsFolded(otherName, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Compares as the standard does: only A to Z have two cases.</summary>
    private static bool EqualsFolded(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            char left = char.IsAsciiLetterUpper(one[i]) ? (char)(one[i] | 0x20) : one[i];
            char right = char.IsAsciiLetterUpper(other[i]) ? (char)(other[i] | 0x20) : other[i];
            if (left != right)
            {
                return false;
            }
        }

        return true;
    }

    private readonly int SkipBlanks(int at)
    {
        while (at < _page.Length && Is(Blanks, _page[at]))
        {
            at++;
        }

        return at;
    }
}
