using System.Globalization;
using System.Text;
using Tsumugi.Cli.Screen;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Report;

namespace Tsumugi.Cli.Explaining;

/// <summary>Shows on a terminal what of a page was kept and what was cut, in short or part by part.</summary>
/// <param name="session">The session.</param>
internal sealed class PageTeller(Session session)
{
    private const int LongestQuote = 36;
    private const int LongestWords = 72;
    private const string Indent = "              ";

    /// <summary>Tells in one line how much was kept, and in a line for each reason how much was cut, the most first.</summary>
    /// <param name="id">The document's id.</param>
    /// <param name="story">What became of its parts.</param>
    /// <param name="hint">Whether to say how every part is shown.</param>
    public IEnumerable<string> Short(string id, PageStory story, bool hint)
    {
        if (story.Parts.Count == 0)
        {
            yield break;
        }

        PagePart[] kept = [.. story.Parts.Where(part => part.Reason.Length == 0)];
        (string letters, string all) = (Whole(Sum(kept)), Whole(Sum(story.Parts)));
        yield return session.T(
            $"{letters} of {all} letters of the page, {kept.Length} of {story.Parts.Count} blocks, became the text{(kept.Length < story.Parts.Count ? "; cut:" : "")}",
            $"ページの {all} 文字・{story.Parts.Count} ブロックのうち、{letters} 文字・{kept.Length} ブロックを本文としました{(kept.Length < story.Parts.Count ? "。除いた部分:" : "")}");
        var cuts = story.Parts.Where(part => part.Reason.Length > 0).GroupBy(part => part.Reason).Select(group => (Reason: group.Key, Letters: Sum(group), Largest: group.MaxBy(part => part.Letters)!))
            .OrderByDescending(cut => cut.Letters).ThenBy(cut => cut.Reason, StringComparer.Ordinal).ToArray();
        string[] labels = [.. cuts.Select(cut => $"{CutReasons.Label(cut.Reason).In(session.Tongue)} [{cut.Reason}]")];
        int numbers = cuts.Length == 0 ? 0 : cuts.Max(cut => Whole(cut.Letters).Length);
        int width = labels.Length == 0 ? 0 : labels.Max(Columns.Of);
        for (int i = 0; i < cuts.Length; i++)
        {
            string element = Element(cuts[i].Largest);
            string quote = session.T($"“{Quote(cuts[i].Largest, LongestQuote)}”", $"「{Quote(cuts[i].Largest, LongestQuote)}」");
            yield return $"- {Columns.PadLeft(Whole(cuts[i].Letters), numbers)}  {Columns.Pad(labels[i], width)}  {element}{quote}";
        }

        if (hint && cuts.Length > 0)
        {
            string name = $"--id {id} --page";
            yield return session.T($"each block: {name}", $"ブロックごとの一覧: {name}");
        }
    }

    /// <summary>Tells every part, in page order.</summary>
    public void Tell(PageStory story)
    {
        TextWriter to = session.Out;
        if (story.Parts.Count == 0)
        {
            return;
        }

        to.WriteLine(Indent + session.T($"the {Whole(story.Bytes)} bytes of the page; + is in the text, - was cut", $"ページ {Whole(story.Bytes)} バイトの内訳です。+ は本文にあり、- は除いた部分です"));
        string[] places = [.. story.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Start}–{part.End}"))];
        string[] labels = [.. story.Parts.Select(part => part.Reason.Length == 0 ? part.Kind : CutReasons.Label(part.Reason).In(session.Tongue))];
        int placeWidth = places.Max(Columns.Of);
        int labelWidth = labels.Max(Columns.Of);
        for (int i = 0; i < places.Length; i++)
        {
            PagePart part = story.Parts[i];
            string element = Element(part);
            to.WriteLine($"  {(part.Reason.Length == 0 ? '+' : '-')} {Columns.PadLeft(places[i], placeWidth)}  {Columns.Pad(labels[i], labelWidth)}  {element}{Quote(part, LongestWords)}");
        }
    }

    /// <summary>Names the element that decided; what lies outside of the content tells outside of what.</summary>
    private string Element(PagePart part) => part.Element.Length == 0 ? ""
        : part.Reason == CutReasons.OutsideMain ? session.T($"not in {part.Element}: ", $"{part.Element} の外: ")
        : part.Element + ": ";

    private static long Sum(IEnumerable<PagePart> parts) => parts.Sum(part => (long)part.Letters);

    private static string Whole(long number) => Numbers.Whole(number);

    /// <summary>Shortens what a part says; what would move the cursor or turn the line around becomes a blank.</summary>
    private static string Quote(PagePart part, int columns)
    {
        // Four bytes a letter and more than the columns can hold: a giant block is not walked through.
        ReadOnlySpan<char> words = part.Words.AsSpan(0, Math.Min(part.Words.Length, columns * 4));
        StringBuilder quote = new(words.Length);
        foreach (char letter in words)
        {
            bool blank = char.IsControl(letter) || letter is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';
            quote.Append(blank ? ' ' : letter);
        }

        return Columns.Cut(quote.ToString(), columns);
    }
}
