namespace Tsumugi.Stages.Extract;

/// <summary>Why a block or stretch of a page is no part of its text.</summary>
internal enum CutReason : byte
{
    /// <summary>It is part of the text.</summary>
    None,

    /// <summary>A `nav`, `menu` or `dialog` element.</summary>
    Navigation,

    /// <summary>The element's `role` is navigation, banner, search, dialog or the like.</summary>
    Role,

    /// <summary>A `header`, `footer` or `aside` of the page.</summary>
    PageEdge,

    /// <summary>The class or id has a word that always means boilerplate: `sidebar`, `pankuzu`.</summary>
    NegativeWord,

    /// <summary>The class or id has a word that means boilerplate where little but links stands: `header`, `menu`.</summary>
    WeakWord,

    /// <summary>A form that does not wrap the page.</summary>
    Form,

    /// <summary>A list, table or box of nothing but links.</summary>
    LinkList,

    /// <summary>Outside of the element that holds the main content.</summary>
    OutsideMain,

    /// <summary>A copyright line.</summary>
    Copyright,

    /// <summary>A link that says "back to top", "read on" and the like.</summary>
    Phrase,

    /// <summary>The line below a blog entry: author, comments, trackbacks.</summary>
    EntryFoot,

    /// <summary>A trail of links to the pages above.</summary>
    Trail,

    /// <summary>Mostly links, before the first or behind the last prose of a page without a marked main part.</summary>
    EdgeLinks,

    /// <summary>A short label beside what was cut at the end of the page.</summary>
    EdgeLabel,

    /// <summary>A heading whose text was cut.</summary>
    EmptyHeading,

    /// <summary>Links to other articles below a label that says so: `関連記事`, `最近の投稿`.</summary>
    LinkSection,

    /// <summary>A line about the page itself: the mark above an advertisement, a count of readers, what program opens its files.</summary>
    Notice,

    /// <summary>A link to a file for printing.</summary>
    FileLink,

    /// <summary>An element that hides itself: `hidden`, `display: none`.</summary>
    Hidden,

    /// <summary>Choices, labels and buttons of a form.</summary>
    FormField,

    /// <summary>What a browser shows only if it cannot run a script or play a medium.</summary>
    Fallback,

    /// <summary>Words inside of a drawing, an image map or a formula's annotation.</summary>
    Drawing,
}
