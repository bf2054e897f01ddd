using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>One run of text between block boundaries: a paragraph, heading, list item, table row.</summary>
internal struct PageBlock
{
    /// <summary>Where its text begins in the page's letters.</summary>
    public int Start;

    /// <summary>How many units it has.</summary>
    public int Length;

    /// <summary>The innermost block-level element around.</summary>
    public int Node;

    /// <summary>What kind of block: P, Li, Td, H1 …, Pre, Dt, Dd; Other if text stands in a container.</summary>
    public HtmlTag Kind;

    /// <summary>Letters, blanks left out.</summary>
    public int Letters;

    /// <summary>Letters of links, blanks left out.</summary>
    public int LinkLetters;

    /// <summary>Links that begin in it.</summary>
    public int Links;

    /// <summary>Links to a place on the same page.</summary>
    public int FragmentLinks;

    /// <summary>、 and 。 and their Latin kin.</summary>
    public int Points;

    /// <summary>Where in the decoded page its text begins, in UTF-16 units.</summary>
    public int SourceStart;

    /// <summary>Behind the last unit of the decoded page that gave it text.</summary>
    public int SourceEnd;

    /// <summary>Where in the document's text it stands; set where it is kept.</summary>
    public int TextStart;

    /// <summary>How many units of the document's text are its own, marks of structure included.</summary>
    public int TextLength;

    /// <summary>Why it is no part of the output; none if it is.</summary>
    public CutReason Cut;

    /// <summary>Gets a value indicating whether it is part of the output.</summary>
    public readonly bool Keep => Cut == CutReason.None;

    /// <summary>Gets a value indicating whether it is a heading.</summary>
    public readonly bool IsHeading => Kind is >= HtmlTag.H1 and <= HtmlTag.H6;

    /// <summary>Gets how much of it is links, 0 to 1.</summary>
    public readonly double LinkShare => Letters == 0 ? 0 : (double)LinkLetters / Letters;
}
