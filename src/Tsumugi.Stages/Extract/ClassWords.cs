using System.Collections.Frozen;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads what web authors write into class and id: `global-nav`, `mainContents`, `pankuzu`, `entry_body`.</summary>
/// <remarks>
/// A value is cut into words at everything but letters and digits and before capitals (`sideMenu` is side, menu); a word counts if it is in a
/// list or contains a stem. Lists: class names usual on Japanese sites and in blog and document generators, written by hand; none is the name of one site.
/// </remarks>
internal static class ClassWords
{
    private const int LongestValue = 256;

    private static readonly string[] NegativeStems =
    [
        "navi", "breadcrumb", "pankuzu", "topicpath", "footer", "sidebar", "sidemenu", "banner", "cookie", "copyright", "pagetop", "pager", "paginat",
        "sitemap", "toplang", "bottomlang", "langbar", "langmenu", "quicklink", "quickview", "tagcloud", "skiplink", "newsletter", "advert", "adsense",
        "trackback", "screenreader", "toolbar", "dropdown", "globalmenu", "socialbutton", "sharebutton", "relatedpost", "relatedarticle", "relatedlink",
    ];

    private static readonly FrozenSet<string> Negative = new[]
    {
        "nav", "gnav", "lnav", "snav", "subnav", "navbar", "navmenu", "menu", "gmenu", "crumb", "crumbs", "foot", "side", "ad", "ads", "pr", "sponsor",
        "share", "sns", "social", "sociallinks", "related", "recommend", "recommended", "ranking", "widget", "widgets", "copy", "login", "signin", "search",
        "searchbox", "searchform", "modal", "popup", "overlay", "calendar", "archives", "blogroll", "totop", "gotop", "backtop", "backtotop", "skip", "skipnav", "sr-only",
        "hidden", "noprint", "consent", "gdpr", "promo", "affiliate", "subscribe", "tags", "taglist", "prevnext", "prev", "next", "langs", "languages", "language",
        "kanren", "sidemenu", "rightmenu", "leftmenu", "topmenu", "utility", "masthead", "print", "counter", "webring",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Header = new[] { "header", "head", "siteheader", "pageheader", "globalheader" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Content = new[]
    {
        "content", "contents", "main", "maincontent", "maincontents", "maincolumn", "article", "post", "entry", "body", "honbun", "text", "story", "markdown",
        "prose", "document", "articlebody", "entrybody", "postbody", "entrycontent", "postcontent", "pagecontent", "contentbody", "kiji", "centercolumn",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NegativeBySpan = Negative.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HeaderBySpan = Header.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ContentBySpan = Content.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads one attribute value.</summary>
    public static NodeTraits Of(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, LongestValue)];
        Span<char> word = stackalloc char[LongestValue];
        NodeTraits traits = NodeTraits.None;
        for (int at = 0; at < value.Length;)
        {
            // One name between blanks: its words, and all of them together without hyphens (`side-bar`, `sideBar`).
            int all = 0;
            int wordStart = 0;
            for (; at < value.Length && !char.IsWhiteSpace(value[at]); at++)
            {
                char letter = value[at];
                if (!char.IsAsciiLetterOrDigit(letter) || (char.IsAsciiLetterUpper(letter) && at > 0 && char.IsAsciiLetterLower(value[at - 1])))
                {
                    traits |= OfWord(word[wordStart..all]);
                    wordStart = all;
                }

                if (char.IsAsciiLetterOrDigit(letter))
                {
                    word[all++] = char.ToLowerInvariant(letter);
                }
            }

            traits |= OfWord(word[wordStart..all]);
            traits |= wordStart > 0 ? OfWord(word[..all]) : NodeTraits.None;
            at++;
        }

        return traits;
    }

    private static NodeTraits OfWord(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
        {
            return NodeTraits.None;
        }

        if (NegativeBySpan.Contains(word))
        {
            return NodeTraits.NegativeWord;
        }

        if (HeaderBySpan.Contains(word))
        {
            return NodeTraits.HeaderWord;
        }

        if (ContentBySpan.Contains(word))
        {
            return NodeTraits.ContentWord;
        }

        foreach (string stem in NegativeStems)
        {
            if (word.Contains(stem, StringComparison.Ordinal))
            {
                return NodeTraits.NegativeWord;
            }
        }

        return NodeTraits.None;
    }
}
