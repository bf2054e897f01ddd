using System.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Names an element so that its author finds it again: `div.sidebar`, `nav#global`, `div[role=banner]`.</summary>
/// <remarks>Reads the start tag in the page's source again, so that nothing is kept of it while pages stream through.</remarks>
internal sealed class ElementLabel
{
    private const int LongestName = 40;

    private readonly HtmlAttribute[] _attributes = new HtmlAttribute[32];
    private readonly ClassWords _words = new();

    /// <summary>Names the element whose start tag begins at a place.</summary>
    /// <param name="html">The page.</param>
    /// <param name="node">The element.</param>
    /// <param name="reason">Why it was cut; decides which of its names is shown.</param>
    public string Of(ReadOnlySpan<char> html, in PageNode node, CutReason reason)
    {
        StringBuilder label = new(NameOf(node.Tag));
        HtmlTokenizer tokens = new(html[Math.Min(node.SourceStart, html.Length)..], _attributes);
        if (!tokens.Read() || tokens.Kind != HtmlTokenKind.StartTag || tokens.Tag != node.Tag)
        {
            return label.ToString();
        }

        switch (reason)
        {
            case CutReason.Role when tokens.TryGet("role", out ReadOnlySpan<char> role):
                return label.Append("[role=").Append(Plain(role)).Append(']').ToString();
            case CutReason.Hidden:
                return label.Append(tokens.TryGet("hidden", out _) ? "[hidden]" : tokens.TryGet("style", out _) ? "[style]" : "").ToString();
        }

        NodeTraits trait = reason switch
        {
            CutReason.NegativeWord => NodeTraits.NegativeWord,
            CutReason.WeakWord => NodeTraits.WeakWord,
            _ => NodeTraits.None,
        };
        AppendName(label, ref tokens, trait);
        return label.ToString();
    }

    /// <summary>Gets an element's name as pages write it.</summary>
    public static string NameOf(HtmlTag tag) => tag == HtmlTag.Other ? "page" : tag.ToString().ToLowerInvariant();

    /// <summary>Appends the class or id that has the trait; without one the id or the first class, to find the element by.</summary>
    private void AppendName(StringBuilder label, ref HtmlTokenizer tokens, NodeTraits trait)
    {
        tokens.TryGet("class", out ReadOnlySpan<char> classes);
        tokens.TryGet("id", out ReadOnlySpan<char> id);
        ReadOnlySpan<char> byClass = trait == NodeTraits.None ? default : _words.NameWith(trait, classes);
        ReadOnlySpan<char> byId = trait == NodeTraits.None ? id : _words.NameWith(trait, id);
        if (byClass.IsEmpty && byId.IsEmpty)
        {
            byClass = classes.Trim();
            int blank = byClass.IndexOfAny(" \t\n\r\f");
            byClass = blank < 0 ? byClass : byClass[..blank];
        }

        ReadOnlySpan<char> name = Plain(byClass.IsEmpty ? byId : byClass);
        if (!name.IsEmpty)
        {
            label.Append(byClass.IsEmpty ? '#' : '.').Append(name);
        }
    }

    /// <summary>Cuts a name where it stops to be a plain word, since what stands in a page is not to be trusted on a terminal.</summary>
    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name)
    {
        int length = 0;
        while (length < name.Length && length < LongestName && (char.IsLetterOrDigit(name[length]) || name[length] is '-' or '_' or ':'))
        {
            length++;
        }

        return name[..length];
    }
}
