using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>What the elements of HTML mean for the flow of text.</summary>
internal static class Elements
{
    /// <summary>Says whether white space inside is kept.</summary>
    public static bool IsPreformatted(HtmlTag tag) => tag is HtmlTag.Pre or HtmlTag.Listing or HtmlTag.Xmp or HtmlTag.Plaintext;

    /// <summary>Says whether what is inside is no text of the page: scripts, form fields, drawings, fall-backs for other media.</summary>
    public static bool IsSuppressed(HtmlTag tag) => tag is HtmlTag.Script or HtmlTag.Style or HtmlTag.Noscript or HtmlTag.Select or HtmlTag.Datalist or HtmlTag.Button
        or HtmlTag.Textarea or HtmlTag.Template or HtmlTag.Svg or HtmlTag.Canvas or HtmlTag.Audio or HtmlTag.Video or HtmlTag.Object or HtmlTag.Applet
        or HtmlTag.Iframe or HtmlTag.Noembed or HtmlTag.Noframes or HtmlTag.Map or HtmlTag.Annotation or HtmlTag.Label;

    /// <summary>Says whether the element begins a new line.</summary>
    public static bool IsBlock(HtmlTag tag) => tag is HtmlTag.Div or HtmlTag.P or HtmlTag.Td or HtmlTag.Tr or HtmlTag.Li or HtmlTag.Ul or HtmlTag.Ol or HtmlTag.Table
        or HtmlTag.Th or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Dl or HtmlTag.Dt or HtmlTag.Dd or (>= HtmlTag.H1 and <= HtmlTag.H6)
        or HtmlTag.Section or HtmlTag.Article or HtmlTag.Main or HtmlTag.Header or HtmlTag.Footer or HtmlTag.Nav or HtmlTag.Aside or HtmlTag.Form or HtmlTag.Pre
        or HtmlTag.Blockquote or HtmlTag.Center or HtmlTag.Address or HtmlTag.Caption or HtmlTag.Figure or HtmlTag.Figcaption or HtmlTag.Details or HtmlTag.Summary
        or HtmlTag.Fieldset or HtmlTag.Legend or HtmlTag.Body or HtmlTag.Html or HtmlTag.Hgroup or HtmlTag.Menu or HtmlTag.Dir or HtmlTag.Dialog or HtmlTag.Search
        or HtmlTag.Listing or HtmlTag.Xmp or HtmlTag.Plaintext;

    /// <summary>Says whether the start of the block-level element ends an open paragraph.</summary>
    public static bool ClosesParagraph(HtmlTag tag) => tag is not (HtmlTag.Td or HtmlTag.Th or HtmlTag.Tr or HtmlTag.Tbody or HtmlTag.Thead or HtmlTag.Tfoot or HtmlTag.Caption);
}
