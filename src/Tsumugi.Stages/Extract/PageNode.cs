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

    /// <summary>Of a list: items written so far. Of an item: its number, 1 and up; 0 until its marker is written. Set by <see cref="MarkdownWriter"/>.</summary>
    public int Item;

    /// <summary>Where in the page the name of the programming language begins that its class states; of use only if <see cref="LanguageLength"/> is above 0.</summary>
    public int LanguageStart;

    /// <summary>How many letters that name has.</summary>
    public int LanguageLength;
}
