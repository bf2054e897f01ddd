using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

using Tsumugi.Text;
using Tsumugi.Text.Encodings;
using Tsumugi.Text.Html;
using HtmlParser = AngleSharp.Html.Parser.HtmlParser;

namespace Tsumugi.Tests.Text.Html;

/// <summary>Compares the tokenizer with AngleSharp, an independent parser that builds the whole tree, on the pages of the shared archives.</summary>
/// <remarks>
/// Reads every tenth page; TSUMUGI_PAGES=all reads all of them. Compared are all letters in their order, scripts and styles included, with the
/// white space inside; all attributes of `meta`, `link` and `time` in their order; the distinct attributes of `a`, which a tree builder repeats where formatting is
/// nested wrongly; and the first `html`.
/// </remarks>
[Trait("Category", "shared-data")]
public sealed class RealPagesTests(ITestOutputHelper output)
{
    [Fact]
    public void Real_pages_have_the_letters_and_attributes_that_an_independent_parser_finds()
    {
        int step = Environment.GetEnvironmentVariable("TSUMUGI_PAGES") == "all" ? 1 : 10;
        int pages = 0;
        long letters = 0;
        List<string> moved = [];
        List<string> different = [];
        TextBuffer html = new();
        foreach (SharedPage page in SharedPages.Archives.SelectMany(archive => SharedPages.Read(archive).Where((_, index) => index % step == 0)))
        {
            html.Clear();
            PageEncodings.Find(page.TrueEncoding)!.Decode(page.Body, html);
            string text = html.ToString().TrimStart('\uFEFF');
            PageTags ours = new();
            PageTags theirs = new();
            PageLetters ourLetters = Ours(text, ours);
            PageLetters theirLetters = Theirs(text, theirs);
            int difference = ourLetters.DifferenceFrom(theirLetters);
            if (difference >= 0 && ourLetters.HasSameLetters(theirLetters))
            {
                moved.Add(page.Uri);
            }
            else if (difference >= 0)
            {
                different.Add($"{page.Uri}: letter {difference.ToString(CultureInfo.InvariantCulture)}: ours …{ourLetters.Around(difference)}…, theirs …{theirLetters.Around(difference)}…");
            }

            different.AddRange(ours.DifferencesFrom(theirs).Select(tag => $"{page.Uri}: {tag}"));
            pages++;
            letters += ourLetters.Count;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {letters} letters; {different.Count} differences, {moved.Count} pages with letters in another order"));
        output.WriteLine(string.Join('\n', moved));
        Assert.True(different.Count == 0, string.Join('\n', different.Take(40)));

        // Text that stands between the rows of a table is shown in front of it (foster parenting). A tokenizer has no table to move it out of.
        Assert.Empty(moved);
    }

    private static PageLetters Ours(string page, PageTags tags)
    {
        PageLetters all = new();
        TextBuffer letters = new();
        HtmlTokenizer tokens = new(page, new HtmlAttribute[64]);
        while (tokens.Read())
        {
            letters.Clear();
            if (tokens.Kind == HtmlTokenKind.Text)
            {
                tokens.AppendText(letters);
                all.Add(letters.Written);
            }
            else if (tokens.Kind == HtmlTokenKind.StartTag && PageTags.Wants(tokens.Tag))
            {
                List<(string Name, string Value)> attributes = [];
                foreach (HtmlAttribute attribute in tokens.Attributes)
                {
                    letters.Clear();
                    tokens.AppendValue(attribute, letters);
                    attributes.Add((page.Substring(attribute.NameStart, attribute.NameLength).ToLowerInvariant(), letters.ToString()));
                }

                tags.Add(tokens.Tag, attributes);
            }
        }

        return all;
    }

    private static PageLetters Theirs(string page, PageTags tags)
    {
        PageLetters all = new();
        using IHtmlDocument document = new HtmlParser().ParseDocument(page);
        Walk(document, all, tags);
        return all;
    }

    private static void Walk(INode parent, PageLetters all, PageTags tags)
    {
        foreach (INode node in parent.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    all.Add(text.Data);
                    break;
                case IHtmlTemplateElement template:
                    Walk(template.Content, all, tags);
                    break;
                case IElement element:
                    if (element is IHtmlElement && Enum.TryParse(element.LocalName, ignoreCase: true, out HtmlTag tag) && PageTags.Wants(tag))
                    {
                        tags.Add(tag, [.. element.Attributes.Select(attribute => (attribute.Name, attribute.Value))]);
                    }

                    Walk(node, all, tags);
                    break;
                default:
                    break;
            }
        }
    }
}
