using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Picks title, author, dates, licence, language and address out of the tags that state them.</summary>
internal sealed class FactCollector(PageFacts facts)
{
    private readonly TextBuffer _scratch = new(256);
    private readonly LinkedDataReader _linkedData = new();
    private HtmlTag _wanted;

    /// <summary>Gets a value indicating whether the next text is a fact: the title, JSON-LD.</summary>
    public bool WantsText => _wanted != HtmlTag.Other;

    public void Clear()
    {
        _wanted = HtmlTag.Other;
        _linkedData.Clear();
    }

    /// <summary>Ends the page: what was read is weighed.</summary>
    public void End() => _linkedData.Conclude(facts.Linked);

    public void Start(ref HtmlTokenizer tokens)
    {
        switch (tokens.Tag)
        {
            case HtmlTag.Title:
                _wanted = HtmlTag.Title;
                break;
            case HtmlTag.Script when tokens.TryGet("type", out ReadOnlySpan<char> type) && type.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase):
                _wanted = HtmlTag.Script;
                break;
            case HtmlTag.Meta:
                Meta(ref tokens);
                break;
            case HtmlTag.Base when facts.Base.Length == 0 && tokens.TryGet("href", out ReadOnlySpan<char> address):
                facts.Base = Value(address);
                break;
            case HtmlTag.Link or HtmlTag.A:
                Link(ref tokens);
                break;
            case HtmlTag.Time when facts.Time.Length == 0 && tokens.TryGet("datetime", out ReadOnlySpan<char> time):
                facts.Time = Value(time);
                break;
            case HtmlTag.Html when facts.Language.Length == 0 && (tokens.TryGet("lang", out ReadOnlySpan<char> language) || tokens.TryGet("xml:lang", out language)):
                facts.Language = Value(language);
                break;
        }
    }

    public void AddText(ReadOnlySpan<char> text)
    {
        if (_wanted == HtmlTag.Script)
        {
            _linkedData.Read(text);
        }
        else if (facts.Title.Length == 0)
        {
            facts.Title = Value(text, inAttribute: false);
        }
    }

    public void EndText() => _wanted = HtmlTag.Other;

    private void Meta(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("content", out ReadOnlySpan<char> content) || content.IsEmpty)
        {
            return;
        }

        if (tokens.TryGet("name", out ReadOnlySpan<char> name))
        {
            Meta(name, content);
        }

        if (tokens.TryGet("property", out name))
        {
            Meta(name, content);
        }

        if (tokens.TryGet("itemprop", out name))
        {
            Meta(name, content);
        }

        if (tokens.TryGet("http-equiv", out name) && Is(name, "content-language"))
        {
            facts.ContentLanguage = First(facts.ContentLanguage, content);
        }
    }

    private void Meta(ReadOnlySpan<char> name, ReadOnlySpan<char> content)
    {
        Span<char> lower = stackalloc char[32];
        int length = name.Length <= lower.Length ? name.Trim().ToLowerInvariant(lower) : 0;
        switch (lower[..length])
        {
            case "og:title": facts.OpenGraphTitle = First(facts.OpenGraphTitle, content); break;
            case "og:site_name" or "application-name" or "apple-mobile-web-app-title": facts.SiteName = First(facts.SiteName, content); break;
            case "og:url": facts.OpenGraphUrl = First(facts.OpenGraphUrl, content); break;
            case "og:locale": facts.Locale = First(facts.Locale, content); break;
            case "content-language": facts.ContentLanguage = First(facts.ContentLanguage, content); break;
            case "author": facts.Author = First(facts.Author, Name(content)); break;
            case "article:author": facts.ArticleAuthor = First(facts.ArticleAuthor, Name(content)); break;
            case "dc.creator" or "dcterms.creator": facts.Creator = First(facts.Creator, Name(content)); break;
            case "article:published_time" or "datepublished" or "dc.date" or "dc.date.issued" or "dcterms.issued" or "dcterms.created" or "date" or "pubdate" or "publishdate" or "citation_publication_date":
                facts.Published = First(facts.Published, content);
                break;
            case "article:modified_time" or "og:updated_time" or "datemodified" or "dcterms.modified" or "last-modified" or "lastmod":
                facts.Modified = First(facts.Modified, content);
                break;

            // Often a sentence about who owns the page: only a named licence counts.
            case "dcterms.license" or "dcterms.rights" or "dc.rights" or "license": facts.StateLicence(LicenceLink.Name(content)); break;
        }
    }

    private void Link(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("href", out ReadOnlySpan<char> address))
        {
            return;
        }

        bool hasRelation = tokens.TryGet("rel", out ReadOnlySpan<char> relation);
        if (hasRelation && HasWord(relation, "license"))
        {
            string name = LicenceLink.Name(address);
            facts.StateLicence(name.Length > 0 ? name : Value(address));
        }
        else if (hasRelation && tokens.Tag == HtmlTag.Link && HasWord(relation, "canonical"))
        {
            facts.Canonical = First(facts.Canonical, address);
        }
        else if (tokens.Tag == HtmlTag.A && LicenceLink.MayBe(address))
        {
            string licence = LicenceLink.Name(address);
            facts.LinkedLicencesDiffer |= licence.Length > 0 && facts.LinkedLicence.Length > 0 && facts.LinkedLicence != licence;
            facts.LinkedLicence = facts.LinkedLicence.Length == 0 ? licence : facts.LinkedLicence;
        }
    }

    private string First(string known, ReadOnlySpan<char> written) => known.Length > 0 ? known : Value(written);

    /// <summary>Networks put the address of a profile where a name should be.</summary>
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> content) => content.Contains("://", StringComparison.Ordinal) ? default : content;

    private string Value(ReadOnlySpan<char> written, bool inAttribute = true) => FactText.Of(written, _scratch, inAttribute);

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Trim().Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static bool HasWord(ReadOnlySpan<char> words, string word)
    {
        foreach (Range range in words.Split(' '))
        {
            if (words[range].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
