using System.Buffers;
using Tsumugi.Text;
using Tsumugi.Text.Dates;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Finds dates and an author in the text around a page's headline: 公開日：2024年3月5日, 著者：…, and what class names mark there.</summary>
/// <remarks>
/// Read are the six blocks before and the eight behind the headline, if they are short. A date counts if a word before it says what it is or if
/// the block holds nothing else; that of an event (開催日：…) does not. Known miss: a date between other words without such a word.
/// </remarks>
internal sealed class HeadlineFacts
{
    private const int BlocksBefore = 6;
    private const int BlocksBehind = 8;
    private const int LongestBlock = 80;
    private const int LongestName = 40;

    private static readonly string[] PublishedWords = ["公開", "掲載", "投稿", "発行", "作成", "発表", "配信", "登録", "日付", "日時", "Published", "Posted", "Date", "Created"];
    private static readonly string[] ModifiedWords = ["更新", "改訂", "修正", "Updated", "Modified", "updated", "modified", "Last"];
    private static readonly string[] OtherWords = ["開催", "締切", "締め切り", "期間", "期限", "予定", "施行", "発売", "受付", "会期", "生年", "創業", "設立"];
    private static readonly string[] AuthorWords = ["著者", "作者", "筆者", "執筆者", "執筆", "文責", "記者", "ライター", "投稿者", "作成者", "取材・文", "文", "Author", "Written by", "By", "by"];

    private static readonly SearchValues<char> Bare = SearchValues.Create(" 　（）()[]［］【】月火水木金土日曜:：時分秒0123456789０１２３４５６７８９,JST\n\t");

    private readonly TextBuffer _scratch = new(256);

    /// <summary>Gets the day of publication; empty if none was found.</summary>
    public string Published { get; private set; } = "";

    /// <summary>Gets the day of the last change; empty if none was found.</summary>
    public string Modified { get; private set; } = "";

    /// <summary>Gets the author that an element marks; empty if none.</summary>
    public string MarkedAuthor { get; private set; } = "";

    /// <summary>Gets the author that a word of the text announces; empty if none.</summary>
    public string WrittenAuthor { get; private set; } = "";

    /// <summary>Reads a page whose blocks have been selected.</summary>
    public void Read(PageModel page)
    {
        Published = Modified = MarkedAuthor = WrittenAuthor = "";
        int headline = Headline(page);
        if (headline < 0)
        {
            return;
        }

        Span<PageBlock> blocks = page.Blocks;
        int first = Math.Max(0, headline - BlocksBefore);
        int last = Math.Min(blocks.Length - 1, headline + BlocksBehind);
        int end = blocks[last].Start + blocks[last].Length;
        foreach (FactMark mark in page.Facts.Marks)
        {
            if (mark.Start >= blocks[first].Start && mark.Start < end)
            {
                Take(mark.Kind, page.Letters.Written.Slice(mark.Start, Math.Min(mark.Length, page.Letters.Length - mark.Start)));
            }
        }

        for (int i = first; i <= last; i++)
        {
            if (i != headline && blocks[i].Length <= LongestBlock)
            {
                ReadDates(page.TextOf(blocks[i]));
                ReadAuthor(page.TextOf(blocks[i]));
            }
        }
    }

    private static int Headline(PageModel page)
    {
        int kept = -1;
        int heading = -1;
        Span<PageBlock> blocks = page.Blocks;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Keep && blocks[i].Kind == HtmlTag.H1)
            {
                return i;
            }

            kept = kept < 0 && blocks[i].Keep ? i : kept;
            heading = heading < 0 && blocks[i].Keep && blocks[i].IsHeading ? i : heading;
        }

        return heading >= 0 ? heading : kept;
    }

    private void Take(FactKind kind, ReadOnlySpan<char> text)
    {
        if (kind == FactKind.Author)
        {
            MarkedAuthor = MarkedAuthor.Length > 0 ? MarkedAuthor : Name(WithoutLabel(text));
        }
        else if (WrittenDate.TryFind(text, out WrittenDate date, out int start, out _))
        {
            // The word in front knows better than the name of a class.
            ReadOnlySpan<char> label = text[..start];
            Note(Has(label, ModifiedWords) ? FactKind.Modified : Has(label, PublishedWords) ? FactKind.Published : Has(label, OtherWords) ? FactKind.None : kind, date);
        }
    }

    private void ReadDates(ReadOnlySpan<char> text)
    {
        bool first = true;
        while (WrittenDate.TryFind(text, out WrittenDate date, out int start, out int length))
        {
            ReadOnlySpan<char> label = text[..start];
            text = text[(start + length)..];
            bool alone = first && IsBare(label) && IsBare(text);
            Note(Has(label, OtherWords) ? FactKind.None : Has(label, ModifiedWords) ? FactKind.Modified : Has(label, PublishedWords) || alone ? FactKind.Published : FactKind.None, date);
            first = false;
        }
    }

    private void Note(FactKind kind, WrittenDate date)
    {
        Published = kind == FactKind.Published && Published.Length == 0 ? date.ToString() : Published;
        Modified = kind == FactKind.Modified && Modified.Length == 0 ? date.ToString() : Modified;
    }

    private void ReadAuthor(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> rest = WithoutLabel(text);
        if (WrittenAuthor.Length == 0 && rest.Length < text.Length)
        {
            WrittenAuthor = Name(rest);
        }
    }

    /// <summary>Takes 著者： off; what has no such word stays as it is.</summary>
    private static ReadOnlySpan<char> WithoutLabel(ReadOnlySpan<char> text)
    {
        foreach (string word in AuthorWords)
        {
            ReadOnlySpan<char> rest = text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..].TrimStart() : default;
            bool latin = char.IsAsciiLetter(word[0]) && text.Length > word.Length && text[word.Length] == ' ';
            if (rest.Length > 1 && (rest[0] is '：' or ':' or '／' or '/' || latin))
            {
                return latin && rest[0] is not (':' or '/') ? rest : rest[1..].TrimStart();
            }
        }

        return text;
    }

    /// <summary>Cleans a name: up to a date, a separator or the next label; empty if it is none.</summary>
    private string Name(ReadOnlySpan<char> text)
    {
        int end = WrittenDate.TryFind(text, out _, out int start, out _) ? start : text.Length;
        text = text[..end];
        end = text.IndexOfAny("|｜\n\t");
        text = end >= 0 ? text[..end] : text;
        foreach (string word in (ReadOnlySpan<string>)["公開", "掲載", "投稿", "更新", "発行"])
        {
            end = text.IndexOf(word, StringComparison.Ordinal);
            text = end > 0 ? text[..end] : text;
        }

        text = text.Trim(" 　/／・-,");
        return text.Length is > 0 and <= LongestName && !text.ContainsAny("。！？@") && !text.Contains("://", StringComparison.Ordinal) ? FactText.Of(text, _scratch) : "";
    }

    /// <summary>Says whether nothing is left but brackets, weekdays and a time.</summary>
    private static bool IsBare(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Bare);

    private static bool Has(ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
