using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>One block-level element of a page, with what its subtree holds.</summary>
internal struct PageNode
{
    /// <summary>Index of the element around; -1 for the page itself. Always smaller than the element's own index.</summary>
    public int Parent;

    /// <summary>The element.</summary>
    public HtmlTag Tag;

    /// <summary>Why all below is left out; meaningful while it is dropped.</summary>
    public CutReason Cut;

    /// <summary>What is known of it.</summary>
    public NodeTraits Traits;

    /// <summary>Where in the decoded page its start tag begins.</summary>
    public int SourceStart;

    /// <summary>First block that begins inside.</summary>
    public int FirstBlock;

    /// <summary>Behind the last block that begins inside.</summary>
    public int EndBlock;

    /// <summary>Letters inside, blanks left out.</summary>
    public int Letters;

    /// <summary>Letters of links inside, blanks left out.</summary>
    public int LinkLetters;

    /// <summary>Letters inside that are not in a dropped part; set by the selector.</summary>
    public int GoodLetters;

    /// <summary>Links inside.</summary>
    public int Links;

    /// <summary>Links inside that lead to a place on the same page.</summary>
    public int FragmentLinks;

    /// <summary>、 and 。 and their Latin kin inside.</summary>
    public int Points;
}
