using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Picks title, author, date, licence and address out of the tags that state them.</summary>
internal sealed class FactCollector(PageFacts facts)
{
    private static readonly SearchValues<string> Commons = SearchValues.Create(["creativecommons.org"], StringComparison.OrdinalIgnoreCase);

    private const int LongestFact = 1024;

    private readonly TextBuffer _scratch = new(256);
    private bool _inTitle;

    /// <summary>Gets a value indicating whether the next text is the page's title.</summary>
    public bool WantsText => _inTitle;

    public void Clear() => _inTitle = false;

    public void Start(ref HtmlTokenizer tokens)
    {
        switch (tokens.Tag)
        {
            case HtmlTag.Title:
                _inTitle = true;
                break;
            case HtmlTag.Meta:
                Meta(ref tokens);
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
        if (facts.Title.Length == 0)
        {
            facts.Title = Value(text, inAttribute: false);
        }
    }

    public void EndTitle() => _inTitle = false;

    private void Meta(ref HtmlTokenizer tokens)
    {
        if (!tokens.TryGet("content", out ReadOnlySpan<char> content) || content.IsEmpty
            || !(tokens.TryGet("name", out ReadOnlySpan<char> name) || tokens.TryGet("property", out name) || tokens.TryGet("itemprop", out name)))
        {
            return;
        }

        if (Is(name, "og:title"))
        {
            facts.OpenGraphTitle = Value(content);
        }
        else if (Is(name, "author") || Is(name, "dc.creator") || (Is(name, "article:author") && !content.StartsWith("http", StringComparison.OrdinalIgnoreCase)))
        {
            facts.Author = facts.Author.Length == 0 ? Value(content) : facts.Author;
        }
        else if (Is(name, "article:published_time") || Is(name, "datePublished") || Is(name, "dc.date") || Is(name, "dcterms.issued") || Is(name, "date") || Is(name, "pubdate"))
        {
            facts.Published = facts.Published.Length == 0 ? Value(content) : facts.Published;
        }
        else if ((Is(name, "dcterms.license") || Is(name, "dc.rights")) && facts.Licence.Length == 0)
        {
            // Often a sentence about who owns the page: only a named licence counts.
            facts.Licence = LicenceLink.Name(content);
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
            StateLicence(address);
        }
        else if (hasRelation && tokens.Tag == HtmlTag.Link && Is(relation, "canonical") && facts.Canonical.Length == 0)
        {
            facts.Canonical = Value(address);
        }
        else if (tokens.Tag == HtmlTag.A && address.ContainsAny(Commons))
        {
            string licence = LicenceLink.Name(address);
            facts.LinkedLicencesDiffer |= licence.Length > 0 && facts.LinkedLicence.Length > 0 && facts.LinkedLicence != licence;
            facts.LinkedLicence = facts.LinkedLicence.Length == 0 ? licence : facts.LinkedLicence;
        }
    }

    private void StateLicence(ReadOnlySpan<char> address)
    {
        if (facts.Licence.Length > 0)
        {
            return;
        }

        string name = LicenceLink.Name(address);
        facts.Licence = name.Length > 0 ? name : Value(address);
    }

    /// <summary>Resolves references and folds white space.</summary>
    private string Value(ReadOnlySpan<char> written, bool inAttribute = true)
    {
        _scratch.Clear();
        CharacterReferences.Resolve(written[..Math.Min(written.Length, LongestFact)], inAttribute, _scratch);
        Span<char> letters = _scratch.Written;
        int to = 0;
        foreach (char letter in letters)
        {
            char folded = letter is '\t' or '\n' or '\r' or '\f' or '\0' ? ' ' : letter;
            if (folded != ' ' || (to > 0 && letters[to - 1] != ' '))
            {
                letters[to++] = folded;
            }
        }

        return letters[..to].Trim().ToString();
    }

    private static bool Is(ReadOnlySpan<char> name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

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
