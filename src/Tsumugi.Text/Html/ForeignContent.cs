using System.Runtime.CompilerServices;
using System.Text;

namespace Tsumugi.Text.Html;

/// <summary>Keeps track of where a page is inside of `svg` and `math`.</summary>
/// <remarks>
/// <para>
/// HTML Standard, "The rules for parsing tokens in foreign content". Only foreign elements are remembered; of HTML that is embedded in one
/// (in `foreignObject`, `desc`, `mi` and so on) it is counted how deep it goes.
/// </para>
/// <para>Elements deeper than the room are counted, not named. Each tag costs at most one look at each element in the room.</para>
/// </remarks>
internal struct ForeignContent
{
    private const int Room = 64;

    private Elements _open;
    private int _depth;
    private int _beyondRoom;

    /// <summary>Gets a value indicating whether the page is in HTML only.</summary>
    public readonly bool IsEmpty => _depth == 0;

    /// <summary>Gets a value indicating whether the innermost element is one of SVG or MathML, so that CDATA sections are text.</summary>
    public readonly bool IsCurrent => _depth > 0 && _open[_depth - 1].HtmlInside == 0;

    /// <summary>Takes a start tag.</summary>
    /// <param name="tag">The element if its name is one of HTML.</param>
    /// <param name="name">The name as written.</param>
    /// <param name="isSelfClosing">Whether the tag ends in `/&gt;`.</param>
    /// <param name="hint">Of `font`: whether it has an attribute of its own; of `annotation-xml`: whether it holds HTML.</param>
    /// <returns>Whether the element is one of SVG or MathML.</returns>
    public bool Start(HtmlTag tag, ReadOnlySpan<char> name, bool isSelfClosing, bool hint)
    {
        Kind kind = _depth == 0 ? Kind.None : _open[_depth - 1].Kind;
        if (IsHtmlHere(kind, tag, name))
        {
            return StartInHtml(tag, name, isSelfClosing);
        }

        if (BreaksOut(tag) || (tag == HtmlTag.Font && hint))
        {
            LeaveToHtml();
            return StartInHtml(tag, name, isSelfClosing);
        }

        Push(kind is Kind.Svg or Kind.SvgWithHtml ? SvgKind(name) : MathKind(name, hint), name, isSelfClosing);
        return true;
    }

    /// <summary>Takes an end tag.</summary>
    /// <returns>Whether it ends an element of SVG or MathML.</returns>
    public bool End(HtmlTag tag, ReadOnlySpan<char> name)
    {
        ref Element innermost = ref _open[_depth - 1];
        if (innermost.HtmlInside > 0)
        {
            // Of HTML that never ended: the end of what embeds it, or of the whole drawing, ends it.
            bool ends = tag is HtmlTag.Svg or HtmlTag.Math || (tag == HtmlTag.Other && innermost.Name == Key(name));
            if (ends && TryEnd(name, acrossHtml: true))
            {
                return true;
            }

            innermost.HtmlInside -= IsVoid(tag) ? 0 : 1;
            return false;
        }

        if (_beyondRoom > 0)
        {
            _beyondRoom--;
            return true;
        }

        if (tag is HtmlTag.P or HtmlTag.Br)
        {
            LeaveToHtml();
            return false;
        }

        if (TryEnd(name, acrossHtml: false))
        {
            return true;
        }

        if (tag is HtmlTag.Other or HtmlTag.Svg or HtmlTag.Math || IsVoid(tag) || IsIgnoredEnd(tag))
        {
            return true;
        }

        // The end of an element around: it takes the foreign ones with it.
        do
        {
            _depth--;
        }
        while (_depth > 0 && _open[_depth - 1].HtmlInside == 0);
        if (_depth > 0)
        {
            _open[_depth - 1].HtmlInside--;
        }

        return false;
    }

    private readonly bool IsHtmlHere(Kind kind, HtmlTag tag, ReadOnlySpan<char> name) => kind switch
    {
        Kind.None or Kind.SvgWithHtml or Kind.MathWithHtml => true,
        _ when _open[_depth - 1].HtmlInside > 0 => true,
        Kind.MathText => !(Ascii.EqualsIgnoreCase(name, "mglyph") || Ascii.EqualsIgnoreCase(name, "malignmark")),
        Kind.MathAnnotation => tag == HtmlTag.Svg,
        _ => false,
    };

    private bool StartInHtml(HtmlTag tag, ReadOnlySpan<char> name, bool isSelfClosing)
    {
        if (tag is HtmlTag.Svg or HtmlTag.Math)
        {
            Push(tag == HtmlTag.Svg ? Kind.Svg : Kind.Math, name, isSelfClosing);
            return true;
        }

        if (_depth > 0 && !IsVoid(tag))
        {
            _open[_depth - 1].HtmlInside++;
        }

        return false;
    }

    private void Push(Kind kind, ReadOnlySpan<char> name, bool isSelfClosing)
    {
        if (isSelfClosing)
        {
            return;
        }

        if (_depth == Room)
        {
            _beyondRoom++;
            return;
        }

        _open[_depth++] = new Element { Name = Key(name), Kind = kind };
    }

    private bool TryEnd(ReadOnlySpan<char> name, bool acrossHtml)
    {
        ulong key = Key(name);
        for (int i = _depth - 1; i >= 0; i--)
        {
            if (_open[i].Name == key)
            {
                _depth = i;
                _beyondRoom = 0;
                return true;
            }

            if (!acrossHtml && i > 0 && _open[i - 1].HtmlInside > 0)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Leaves the foreign elements up to the next place where HTML may stand.</summary>
    private void LeaveToHtml()
    {
        _beyondRoom = 0;
        while (_depth > 0 && _open[_depth - 1] is { HtmlInside: 0, Kind: Kind.Svg or Kind.Math or Kind.MathAnnotation })
        {
            _depth--;
        }
    }

    private static Kind SvgKind(ReadOnlySpan<char> name) =>
        Ascii.EqualsIgnoreCase(name, "foreignobject") || Ascii.EqualsIgnoreCase(name, "desc") || Ascii.EqualsIgnoreCase(name, "title") ? Kind.SvgWithHtml : Kind.Svg;

    private static Kind MathKind(ReadOnlySpan<char> name, bool holdsHtml)
    {
        if (Ascii.EqualsIgnoreCase(name, "annotation-xml"))
        {
            return holdsHtml ? Kind.MathWithHtml : Kind.MathAnnotation;
        }

        bool text = Ascii.EqualsIgnoreCase(name, "mi") || Ascii.EqualsIgnoreCase(name, "mo") || Ascii.EqualsIgnoreCase(name, "mn")
            || Ascii.EqualsIgnoreCase(name, "ms") || Ascii.EqualsIgnoreCase(name, "mtext");
        return text ? Kind.MathText : Kind.Math;
    }

    private static bool BreaksOut(HtmlTag tag) => tag is HtmlTag.B or HtmlTag.Big or HtmlTag.Blockquote or HtmlTag.Body or HtmlTag.Br or HtmlTag.Center or HtmlTag.Code
        or HtmlTag.Dd or HtmlTag.Div or HtmlTag.Dl or HtmlTag.Dt or HtmlTag.Em or HtmlTag.Embed or (>= HtmlTag.H1 and <= HtmlTag.H6) or HtmlTag.Head or HtmlTag.Hr
        or HtmlTag.I or HtmlTag.Img or HtmlTag.Li or HtmlTag.Listing or HtmlTag.Menu or HtmlTag.Meta or HtmlTag.Nobr or HtmlTag.Ol or HtmlTag.P or HtmlTag.Pre
        or HtmlTag.Ruby or HtmlTag.S or HtmlTag.Small or HtmlTag.Span or HtmlTag.Strong or HtmlTag.Strike or HtmlTag.Sub or HtmlTag.Sup or HtmlTag.Table
        or HtmlTag.Tt or HtmlTag.U or HtmlTag.Ul or HtmlTag.Var;

    private static bool IsVoid(HtmlTag tag) => tag is HtmlTag.Area or HtmlTag.Base or HtmlTag.Basefont or HtmlTag.Br or HtmlTag.Col or HtmlTag.Embed or HtmlTag.Frame
        or HtmlTag.Hr or HtmlTag.Img or HtmlTag.Input or HtmlTag.Link or HtmlTag.Meta or HtmlTag.Param or HtmlTag.Source or HtmlTag.Track or HtmlTag.Wbr;

    // Elements that cannot be open around, since their content is text.
    private static bool IsIgnoredEnd(HtmlTag tag) => tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Title or HtmlTag.Textarea or HtmlTag.Xmp or HtmlTag.Iframe
        or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Plaintext or HtmlTag.Html or HtmlTag.Body or HtmlTag.Head;

    /// <summary>Makes a number of a name (FNV-1a over letters in lower case): names of any length compare as fast as short ones.</summary>
    private static ulong Key(ReadOnlySpan<char> name)
    {
        ulong key = 0xCBF29CE484222325;
        foreach (char letter in name)
        {
            key = (key ^ (char.IsAsciiLetterUpper(letter) ? letter | 0x20u : letter)) * 0x100000001B3;
        }

        return key;
    }

    private enum Kind : byte
    {
        None,
        Svg,

        /// <summary>foreignObject, desc, title: HTML integration points.</summary>
        SvgWithHtml,
        Math,

        /// <summary>mi, mo, mn, ms, mtext: MathML text integration points.</summary>
        MathText,

        /// <summary>annotation-xml that does not say that it holds HTML.</summary>
        MathAnnotation,

        /// <summary>annotation-xml that does.</summary>
        MathWithHtml,
    }

    private struct Element
    {
        public ulong Name;
        public int HtmlInside;
        public Kind Kind;
    }

    [InlineArray(Room)]
    private struct Elements
    {
#pragma warning disable IDE0044, IDE0051 // the runtime repeats the field
        private Element _first;
#pragma warning restore IDE0044, IDE0051
    }
}
