using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads what a start tag says about what its element holds.</summary>
/// <remarks>One worker each, since it remembers class names.</remarks>
internal sealed class TraitReader
{
    private readonly ClassWords _words = new();

    /// <summary>Reads element, class, id, role, itemprop and whether it hides itself.</summary>
    public NodeTraits Of(HtmlTag tag, ref HtmlTokenizer tokens)
    {
        NodeTraits traits = tag switch
        {
            HtmlTag.Nav or HtmlTag.Menu or HtmlTag.Dialog => NodeTraits.Boilerplate,
            HtmlTag.Header or HtmlTag.Footer or HtmlTag.Aside => NodeTraits.PageEdge,
            HtmlTag.Main => NodeTraits.Main,
            HtmlTag.Article => NodeTraits.Article,
            HtmlTag.Form => NodeTraits.Form,
            _ => NodeTraits.None,
        };
        if (tokens.Attributes.IsEmpty || tag is HtmlTag.Body or HtmlTag.Html)
        {
            return traits;
        }

        if (tokens.TryGet("class", out ReadOnlySpan<char> value))
        {
            traits |= _words.Of(value);
        }

        if (tokens.TryGet("id", out value))
        {
            traits |= _words.Of(value);
        }

        if (tokens.TryGet("role", out value))
        {
            traits |= OfRole(value);
        }

        if (tokens.TryGet("itemprop", out value) && value is "articleBody" or "text")
        {
            traits |= NodeTraits.Main;
        }

        bool hidden = tokens.TryGet("hidden", out _) || (tokens.TryGet("style", out value) && HidesItself(value));
        return hidden ? traits | NodeTraits.Suppressed : traits;
    }

    private static bool HidesItself(ReadOnlySpan<char> style)
    {
        int display = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return display >= 0 && style[(display + 7)..].TrimStart(" :").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static NodeTraits OfRole(ReadOnlySpan<char> role) => role switch
    {
        "main" => NodeTraits.Main,
        "article" => NodeTraits.Article,
        "navigation" or "banner" or "contentinfo" or "complementary" or "search" or "menu" or "menubar" or "dialog" or "alertdialog" or "toolbar" => NodeTraits.Boilerplate,
        _ => NodeTraits.None,
    };
}
