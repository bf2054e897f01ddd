using System.Text;

namespace Tsumugi.Text.Html;

/// <content>What a tree builder would know of a tag: raw text in HTML, none of it inside of SVG and MathML.</content>
public ref partial struct HtmlTokenizer
{
    // Tells the few tags that change the state from all others by one load.
    private static readonly bool[] Meaning = MakeMeaning();

    private static bool MeansMore(HtmlTag tag) => Meaning[(int)tag];

    private static bool[] MakeMeaning()
    {
        bool[] meaning = new bool[256];
        foreach (HtmlTag tag in Enum.GetValues<HtmlTag>())
        {
            meaning[(int)tag] = IsRawText(tag) || tag is HtmlTag.Svg or HtmlTag.Math;
        }

        return meaning;
    }

    private void FollowStart()
    {
        bool hint = !_foreign.IsEmpty && (Tag == HtmlTag.Font ? HasFontAttribute() : Ascii.EqualsIgnoreCase(Name, "annotation-xml") && HoldsHtml());
        if (_foreign.Start(Tag, Name, IsSelfClosing, hint))
        {
            Tag = Known(Tag);
        }
        else
        {
            _rawText = IsRawText(Tag) ? Tag : HtmlTag.Other;
        }
    }

    private void FollowEnd()
    {
        if (_foreign.End(Tag, Name))
        {
            Tag = Known(Tag);
        }
    }

    private static HtmlTag Known(HtmlTag tag) => tag is HtmlTag.Svg or HtmlTag.Math or HtmlTag.Annotation ? tag : HtmlTag.Other;

    private readonly bool HasFontAttribute() => TryGet("color", out _) || TryGet("face", out _) || TryGet("size", out _);

    private readonly bool HoldsHtml() => TryGet("encoding", out ReadOnlySpan<char> encoding)
        && (Ascii.EqualsIgnoreCase(encoding, "text/html") || Ascii.EqualsIgnoreCase(encoding, "application/xhtml+xml"));
}
