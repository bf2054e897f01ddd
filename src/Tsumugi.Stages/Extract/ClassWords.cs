using System.Collections.Frozen;

namespace Tsumugi.Stages.Extract;

/// <summary>Reads what web authors write into class and id: `global-nav`, `mainContents`, `pankuzu`, `entry_body`.</summary>
/// <remarks>
/// A value is cut into names at blanks and into words at everything but letters and digits and before capitals (`sideMenu` is side, menu). Some
/// words count wherever they stand, some only as a whole name, since as a part they mean layout: `overflow-hidden`, `language-js`, `text-widget`.
/// Lists: names usual on Japanese sites and in blog and document generators, written by hand; none is the name of one site.
/// An instance remembers what it has read, since pages and sites use few names often; one worker each.
/// </remarks>
internal sealed class ClassWords
{
    private const int LongestValue = 256;
    private const int MostRemembered = 4096;

    /// <summary>Inside of any word: always boilerplate.</summary>
    private static readonly string[] NegativeStems =
    [
        "breadcrumb", "pankuzu", "topicpath", "footer", "sidebar", "sidemenu", "sidenav", "cookie", "copyright", "pagetop", "paginat", "sitemap", "toplang", "bottomlang",
        "langbar", "langmenu", "quicklink", "quickview", "tagcloud", "skiplink", "newsletter", "advert", "adsense", "trackback", "screenreader", "globalnav", "gnavi",
        "globalmenu", "socialbutton", "sharebutton", "relatedpost", "relatedarticle", "relatedlink", "relatedentr", "widgetarea", "commentlist", "commentform",
        "postprofile", "userprofile", "blogcard", "linkcard", "jumplink", "back2top", "catlinks", "sitenotice", "jumpbox", "recentpost", "recententr", "recentlyview", "commentarea",
    ];

    /// <summary>Any word of a name: always boilerplate.</summary>
    private static readonly FrozenSet<string> Negative = new[]
    {
        "nav", "navi", "navigation", "gnav", "lnav", "snav", "subnav", "localnav", "navbar", "navmenu", "gmenu", "crumb", "crumbs", "foot", "ads", "sponsor", "share", "sns", "social",
        "recommend", "recommended", "recommends", "kanren", "pager", "modal", "popup", "gdpr", "consent", "affiliate", "blogroll", "totop", "gotop", "backtop", "backtotop", "skip",
        "rightmenu", "leftmenu", "topmenu", "masthead", "webring", "comments", "respond", "disqus",
        "tags", "taglist", "gutter", "linenos", "lineno", "linenodiv",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Only a whole name: always boilerplate.</summary>
    private static readonly FrozenSet<string> NegativeNames = new[]
    {
        "widget", "widgets", "ad", "pr", "related", "side", "sronly", "visuallyhidden", "hidden", "noprint", "langs", "languages", "prevnext", "login", "signin", "subscribe", "banner", "banners",
        "searchbox", "searchform", "search", "archives", "toolbar", "counter", "calendar",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Any word of a name: boilerplate if it is short or made of links.</summary>
    private static readonly FrozenSet<string> Weak = new[]
    {
        "header", "head", "siteheader", "pageheader", "globalheader", "menu", "side", "banner", "categories", "ranking", "archives", "archive", "prev", "next", "related",
        "promo", "meta", "utility", "sub", "tool", "tools", "links", "linklist", "dropdown", "profile", "posted", "postmeta", "entrymeta", "postinfo", "entryinfo",
        "button", "buttons", "btn", "btns", "category", "genre", "keyword", "keywords", "action", "actions", "recent", "recently",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Any word of a name: perhaps content.</summary>
    private static readonly FrozenSet<string> Content = new[]
    {
        "content", "contents", "main", "article", "post", "entry", "body", "honbun", "text", "story", "markdown", "prose", "document", "kiji",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Only a whole name: the content.</summary>
    private static readonly FrozenSet<string> ContentNames = new[]
    {
        "content", "contents", "main", "maincontent", "maincontents", "contentmain", "contentsmain", "maincolumn", "article", "articlebody", "articlecontent", "honbun", "kiji", "entrybody",
        "entrycontent", "postbody", "postcontent", "pagecontent", "pagecontents", "contentbody", "contentsbody", "centercolumn", "blogbody", "markdownbody", "newsbody", "newscontent",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NegativeBySpan = Negative.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NegativeNamesBySpan = NegativeNames.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WeakBySpan = Weak.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ContentBySpan = Content.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ContentNamesBySpan = ContentNames.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, NodeTraits> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodeTraits>.AlternateLookup<ReadOnlySpan<char>> _readBySpan;

    public ClassWords() => _readBySpan = _read.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads one attribute value.</summary>
    public NodeTraits Of(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, LongestValue)];
        if (_readBySpan.TryGetValue(value, out NodeTraits traits))
        {
            return traits;
        }

        if (_read.Count == MostRemembered)
        {
            _read.Clear();
        }

        traits = Read(value);
        _readBySpan[value] = traits;
        return traits;
    }

    /// <summary>Finds the first name of a value that has a trait.</summary>
    /// <returns>The name as written; empty if none has it.</returns>
    public ReadOnlySpan<char> NameWith(NodeTraits trait, ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, LongestValue)];
        foreach (Range range in value.SplitAny(" \t\n\r\f"))
        {
            if ((Of(value[range]) & trait) != NodeTraits.None)
            {
                return value[range];
            }
        }

        return default;
    }

    private static NodeTraits Read(ReadOnlySpan<char> value)
    {
        Span<char> name = stackalloc char[LongestValue];
        NodeTraits traits = NodeTraits.None;
        for (int at = 0; at < value.Length; at++)
        {
            // One name between blanks: its words, and all of them together without hyphens (`side-bar`, `sideBar`).
            int length = 0;
            int wordStart = 0;
            for (; at < value.Length && !char.IsWhiteSpace(value[at]); at++)
            {
                char letter = value[at];
                bool part = char.IsAsciiLetterOrDigit(letter);
                if (!part || (char.IsAsciiLetterUpper(letter) && at > 0 && char.IsAsciiLetterLower(value[at - 1])))
                {
                    traits |= OfWord(name[wordStart..length]);
                    wordStart = length;
                }

                if (part)
                {
                    name[length++] = char.ToLowerInvariant(letter);
                }
            }

            traits |= OfWord(name[wordStart..length]) | OfName(name[..length], isOneWord: wordStart == 0);
        }

        return traits;
    }

    private static NodeTraits OfWord(ReadOnlySpan<char> word) => word.Length < 2 ? NodeTraits.None
        : NegativeBySpan.Contains(word) ? NodeTraits.NegativeWord
        : WeakBySpan.Contains(word) ? NodeTraits.WeakWord
        : ContentBySpan.Contains(word) ? NodeTraits.ContentWord
        : NodeTraits.None;

    private static NodeTraits OfName(ReadOnlySpan<char> name, bool isOneWord)
    {
        if (name.Length < 2)
        {
            return NodeTraits.None;
        }

        if (NegativeNamesBySpan.Contains(name))
        {
            return NodeTraits.NegativeWord;
        }

        foreach (string stem in NegativeStems)
        {
            if (name.Contains(stem, StringComparison.Ordinal))
            {
                return NodeTraits.NegativeWord;
            }
        }

        NodeTraits whole = ContentNamesBySpan.Contains(name) ? NodeTraits.ContentName : NodeTraits.None;
        return isOneWord ? whole : whole | OfWord(name);
    }
}
