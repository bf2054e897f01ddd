using Tsumugi.Contracts.Messages;

namespace Tsumugi.Stages.Extract;

/// <summary>The stable codes of why a part of a page was cut.</summary>
public static class CutReasons
{
    /// <summary>A `nav`, `menu` or `dialog` element.</summary>
    public const string Navigation = "extract/navigation";

    /// <summary>The element's `role` is navigation, banner, search, dialog or the like.</summary>
    public const string Role = "extract/role";

    /// <summary>A `header`, `footer` or `aside` of the page.</summary>
    public const string PageEdge = "extract/page-edge";

    /// <summary>The class or id has a word that always means boilerplate: `sidebar`, `pankuzu`.</summary>
    public const string NegativeWord = "extract/class-word";

    /// <summary>The class or id has a word that means boilerplate where little but links stands: `header`, `menu`.</summary>
    public const string WeakWord = "extract/weak-word";

    /// <summary>A form that does not wrap the page.</summary>
    public const string Form = "extract/form";

    /// <summary>A list, table or box of nothing but links.</summary>
    public const string LinkList = "extract/link-list";

    /// <summary>Outside of the element that holds the main content.</summary>
    public const string OutsideMain = "extract/outside-main";

    /// <summary>A copyright line.</summary>
    public const string Copyright = "extract/copyright";

    /// <summary>A link that says "back to top", "read on" and the like.</summary>
    public const string Phrase = "extract/phrase";

    /// <summary>The line below a blog entry: author, comments, trackbacks.</summary>
    public const string EntryFoot = "extract/entry-foot";

    /// <summary>A trail of links to the pages above.</summary>
    public const string Trail = "extract/trail";

    /// <summary>Mostly links, before the first or behind the last prose of a page without a marked main part.</summary>
    public const string EdgeLinks = "extract/edge-links";

    /// <summary>A short label beside what was cut at the end of the page.</summary>
    public const string EdgeLabel = "extract/edge-label";

    /// <summary>A heading whose text was cut.</summary>
    public const string EmptyHeading = "extract/empty-heading";

    /// <summary>Links to other articles below a label that says so: `関連記事`, `最近の投稿`.</summary>
    public const string LinkSection = "extract/link-section";

    /// <summary>A line about the page itself: the mark above an advertisement, a count of readers, what program opens its files.</summary>
    public const string Notice = "extract/notice";

    /// <summary>A link to a file for printing.</summary>
    public const string FileLink = "extract/file-link";

    /// <summary>An element that hides itself: `hidden`, `display: none`.</summary>
    public const string Hidden = "extract/hidden";

    /// <summary>Choices, labels and buttons of a form.</summary>
    public const string FormField = "extract/form-field";

    /// <summary>What a browser shows only if it cannot run a script or play a medium.</summary>
    public const string Fallback = "extract/fallback";

    /// <summary>Words inside of a drawing, an image map or a formula's annotation.</summary>
    public const string Drawing = "extract/drawing";

    /// <summary>Code and label of every reason, in the order of <see cref="CutReason"/>.</summary>
    private static readonly (string Code, Phrase Label)[] Table =
    [
        ("", default),
        (Navigation, new("navigation element", "ナビゲーション")),
        (Role, new("role of an element", "要素の role")),
        (PageEdge, new("header, footer or aside", "ヘッダー・フッター・補足")),
        (NegativeWord, new("word in class or id", "class・id の語")),
        (WeakWord, new("class or id, and links", "class・id の語とリンク")),
        (Form, new("form", "フォーム")),
        (LinkList, new("list of links", "リンクの一覧")),
        (OutsideMain, new("outside of the main part", "本文の要素の外")),
        (Copyright, new("copyright line", "著作権表示")),
        (Phrase, new("fixed phrase", "決まり文句")),
        (EntryFoot, new("foot of a blog entry", "記事末尾の行")),
        (Trail, new("trail of links", "パンくずリスト")),
        (EdgeLinks, new("links at the edge", "先頭・末尾のリンク")),
        (EdgeLabel, new("short line at the end", "末尾の短い行")),
        (EmptyHeading, new("heading without text", "文章のない見出し")),
        (LinkSection, new("links to other articles", "他の記事へのリンク")),
        (Notice, new("notice about the page", "ページについての表示")),
        (FileLink, new("link to a file", "ファイルへのリンク")),
        (Hidden, new("not shown", "非表示")),
        (FormField, new("form field", "フォームの項目")),
        (Fallback, new("fall-back text", "代替テキスト")),
        (Drawing, new("words in a drawing", "図の中の文字")),
    ];

    /// <summary>Gets a label of two or three words for a code, for tables; the code itself if nobody knows it.</summary>
    public static Phrase Label(string code)
    {
        foreach ((string known, Phrase label) in Table.AsSpan(1))
        {
            if (known == code)
            {
                return label;
            }
        }

        return new Phrase(code, code);
    }

    /// <summary>Gets the code of a reason; empty for what was kept.</summary>
    internal static string Code(CutReason reason) => Table[(int)reason].Code;

    /// <summary>Gets all codes.</summary>
    internal static IEnumerable<string> All => Table.Skip(1).Select(reason => reason.Code);
}
