using System.Buffers;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Notes which stretches of text are called a date or an author by `class`, `itemprop` or `rel`.</summary>
/// <remarks>One mark at a time: what stands inside of a marked element belongs to it. A page has at most sixteen.</remarks>
internal sealed class MarkCollector(PageModel model)
{
    private const int LongestMark = 80;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["author", "byline", "date", "publish", "posted", "modified"], StringComparison.OrdinalIgnoreCase);

    private FactKind _kind;
    private HtmlTag _tag;
    private int _depth;
    private int _start;

    public void Clear() => _kind = FactKind.None;

    public void Start(ref HtmlTokenizer tokens)
    {
        if (_kind != FactKind.None)
        {
            _depth += tokens.Tag == _tag ? 1 : 0;
        }
        else if (!tokens.Attributes.IsEmpty && model.Facts.WantsMarks && tokens.Tag is not (HtmlTag.Meta or HtmlTag.Link or HtmlTag.Body or HtmlTag.Html or HtmlTag.Img))
        {
            _kind = KindOf(ref tokens);
            (_tag, _depth, _start) = (tokens.Tag, 1, model.Letters.Length);
        }
    }

    public void End(HtmlTag tag)
    {
        if (_kind == FactKind.None || tag != _tag || --_depth > 0)
        {
            return;
        }

        int length = model.Letters.Length - _start;
        if (length is > 0 and <= LongestMark)
        {
            model.Facts.Marks.Add(new FactMark(_kind, _start, length));
        }

        _kind = FactKind.None;
    }

    private static FactKind KindOf(ref HtmlTokenizer tokens)
    {
        if (tokens.TryGet("class", out ReadOnlySpan<char> names) && names.ContainsAny(Words))
        {
            foreach (Range range in names.Split(' '))
            {
                FactKind kind = OfClass(names[range]);
                if (kind != FactKind.None)
                {
                    return kind;
                }
            }
        }

        if (tokens.TryGet("itemprop", out ReadOnlySpan<char> property))
        {
            return property switch { "author" => FactKind.Author, "datePublished" => FactKind.Published, "dateModified" => FactKind.Modified, _ => FactKind.None };
        }

        return tokens.Tag == HtmlTag.A && tokens.TryGet("rel", out ReadOnlySpan<char> relation) && relation is "author" ? FactKind.Author : FactKind.None;
    }

    /// <summary>Reads one class name: its parts between `-`, `_` and capitals' beginnings are not told apart, so whole words decide.</summary>
    private static FactKind OfClass(ReadOnlySpan<char> name)
    {
        FactKind kind = FactKind.None;
        foreach (Range range in name.SplitAny('-', '_'))
        {
            switch (name[range])
            {
                case var word when Is(word, "comment") || Is(word, "comments") || Is(word, "bio") || Is(word, "avatar") || Is(word, "list") || Is(word, "related") || Is(word, "event"):
                    return FactKind.None;
                case var word when Is(word, "author") || Is(word, "byline"):
                    kind = FactKind.Author;
                    break;
                case var word when Is(word, "modified") || Is(word, "updated") || Is(word, "update"):
                    kind = FactKind.Modified;
                    break;
                case var word when Is(word, "date") || Is(word, "pubdate") || Is(word, "published") || Is(word, "posted") || Is(word, "datetime"):
                    kind = kind == FactKind.None ? FactKind.Published : kind;
                    break;
            }
        }

        return kind;
    }

    private static bool Is(ReadOnlySpan<char> word, string expected) => word.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
