using System.Buffers;
using Tsumugi.Contracts.Documents;
using Tsumugi.Text;
using Tsumugi.Text.Dates;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Weighs what a page states about itself and writes it into the document; `docs/en/filters.md` lists the order of precedence.</summary>
internal sealed class PageStatement
{
    private const int LongestUnreadDate = 40;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789元一二三四五六七八九十");

    private readonly HeadlineFacts _headline = new();
    private readonly TextBuffer _scratch = new(256);

    /// <summary>Writes title, author, date, licence, language and address; what the page does not state stays as it is.</summary>
    public void Write(PageModel page, Document document)
    {
        PageFacts facts = page.Facts;
        _headline.Read(page);
        facts.StateLicence(LicenceOf(facts.Linked.Licence));
        document.Title = First(PageTitle.Of(facts), facts.Title.Length + facts.OpenGraphTitle.Length == 0 ? Headline(page) : "", document.Title);
        document.Author = First(facts.Author, facts.ArticleAuthor, facts.Creator, facts.Linked.Author, _headline.MarkedAuthor, _headline.WrittenAuthor, document.Author);
        document.Date = First(Date(facts), document.Date);
        document.LicenceConflict = facts.LicenceConflict;
        document.Licence = First(facts.LicenceConflict.Length > 0 ? "" : facts.Licence.Length > 0 ? facts.Licence : facts.LinkedLicencesDiffer ? "" : facts.LinkedLicence, document.Licence);
        document.StatedLanguage = First(facts.Language, facts.ContentLanguage, facts.Locale, facts.Linked.Language, document.StatedLanguage);
        document.CanonicalUrl = CanonicalAddress.Of(facts, document.Url);
        document.Url = First(document.Url, document.CanonicalUrl);
    }

    /// <summary>Chooses the day of publication before that of a change; a meta element's words that are no date we know come last, as they are.</summary>
    private string Date(PageFacts facts)
    {
        foreach (string written in (ReadOnlySpan<string>)[facts.Published, facts.Linked.Published, _headline.Published, facts.Time, facts.Modified, facts.Linked.Modified, _headline.Modified])
        {
            if (WrittenDate.TryParse(written, out WrittenDate date))
            {
                return date.ToString();
            }
        }

        string unread = First(facts.Published, facts.Linked.Published);
        return unread.Length <= LongestUnreadDate && unread.AsSpan().ContainsAny(Digits) ? unread : "";
    }

    private static string LicenceOf(string written)
    {
        string name = LicenceLink.Name(written);
        return name.Length > 0 ? name : written.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? written : "";
    }

    private string Headline(PageModel page)
    {
        foreach (ref PageBlock block in page.Blocks)
        {
            if (block.Kind == HtmlTag.H1)
            {
                return FactText.Of(page.TextOf(block), _scratch);
            }
        }

        return "";
    }

    private static string First(params ReadOnlySpan<string> values)
    {
        foreach (string value in values)
        {
            if (value.Length > 0)
            {
                return value;
            }
        }

        return "";
    }
}
