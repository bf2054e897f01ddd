using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Decides which blocks of a page are its main content.</summary>
/// <remarks>
/// <para>
/// Four passes over flat arrays, each linear: (1) sum letters, links and punctuation up the elements; (2) drop boilerplate elements, unless they
/// hold so much of the page that their name must mean something else; (3) choose the root: `main`, `article` or the innermost element
/// with a content word that still holds most of the page; (4) inside it, drop lists of links, trails, notices and headings left without text.
/// </para>
/// <para>Limits were set by hand on pages of several sites; the evaluation test prints what they reach.</para>
/// </remarks>
internal static class ContentSelector
{
    private const int LongestTitle = 120;
    private const int FarthestHeading = 4;
    private const int SmallPage = 200;
    private const double PageOfLinks = 0.6;

    /// <summary>Sets <see cref="PageBlock.Cut"/> of every block.</summary>
    public static void Select(PageModel page)
    {
        Sum(page);
        Decide(page, Confidence.Names);
        if (TooLittle(page) && page.Nodes[0].LinkLetters > page.Nodes[0].Letters * PageOfLinks)
        {
            Decide(page, Confidence.NamesAndLinks);
        }

        if (TooLittle(page))
        {
            Decide(page, Confidence.Elements);
        }

        if (page.AsksForPassword && page.Nodes[0].Letters - page.Nodes[0].LinkLetters < SmallPage)
        {
            // A page to log in: what is not a form leads to other forms.
            foreach (ref PageBlock block in page.Blocks)
            {
                block.Cut = block.Keep ? CutReason.Form : block.Cut;
            }

            return;
        }

        if (TooLittle(page))
        {
            Decide(page, Confidence.LinksToo);
        }
    }

    /// <summary>How much of a page's own hints to believe; less when believing leaves next to nothing.</summary>
    private enum Confidence
    {
        /// <summary>Class and id, elements, and what lists of links look like.</summary>
        Names,

        /// <summary>Class, id and elements: links are what this page is about, but not those of its menus.</summary>
        NamesAndLinks,

        /// <summary>Elements and lists of links only: this page uses its names in another sense.</summary>
        Elements,

        /// <summary>Elements only: links are what this page is about.</summary>
        LinksToo,
    }

    /// <summary>Keeps everything that is shown.</summary>
    public static void SelectAll(PageModel page)
    {
        foreach (ref PageBlock block in page.Blocks)
        {
            block.Cut = CutReason.None;
        }
    }

    private static void Decide(PageModel page, Confidence confidence)
    {
        Boilerplate.Drop(page, useNames: confidence is Confidence.Names or Confidence.NamesAndLinks);
        bool rooted = RootChooser.Choose(page);
        KeepBlocks(page, rooted, confidence);
        DropEmptyHeadings(page);
    }

    /// <summary>Says whether less than a sixth of the page's text outside of links is kept, or nothing but headings.</summary>
    private static bool TooLittle(PageModel page)
    {
        int all = page.Nodes[0].Letters - page.Nodes[0].LinkLetters;
        int kept = 0;
        int below = 0;
        foreach (ref PageBlock block in page.Blocks)
        {
            kept += block.Keep ? block.Letters - block.LinkLetters : 0;
            below += block.Keep && !block.IsHeading ? block.Letters : 0;
        }

        return below == 0 || (all > SmallPage && kept < all / 6);
    }

    private static void Sum(PageModel page)
    {
        Span<PageNode> nodes = page.Nodes;
        foreach (ref PageBlock block in page.Blocks)
        {
            ref PageNode node = ref nodes[block.Node];
            node.Letters += block.Letters;
            node.LinkLetters += block.LinkLetters;
            node.Links += block.Links;
            node.FragmentLinks += block.FragmentLinks;
            node.Points += block.Points;
        }

        for (int i = nodes.Length - 1; i > 0; i--)
        {
            ref PageNode node = ref nodes[i];
            ref PageNode parent = ref nodes[node.Parent];
            parent.Letters += node.Letters;
            parent.LinkLetters += node.LinkLetters;
            parent.Links += node.Links;
            parent.FragmentLinks += node.FragmentLinks;
            parent.Points += node.Points;
        }
    }

    private static void KeepBlocks(PageModel page, bool rooted, Confidence confidence)
    {
        bool keepsLinks = confidence is Confidence.NamesAndLinks or Confidence.LinksToo;
        Span<PageNode> nodes = page.Nodes;
        nodes[0].Traits |= rooted ? NodeTraits.None : NodeTraits.Root;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            ref PageNode parent = ref nodes[node.Parent];
            node.Traits |= parent.Traits & NodeTraits.Root;
            if ((node.Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                bool list = !keepsLinks && (node.Traits & NodeTraits.Root) != NodeTraits.None && Boilerplate.IsLinkList(node, rooted, nodes[0].Letters);
                node.Cut = parent.Cut != CutReason.None ? parent.Cut : list ? CutReason.LinkList : CutReason.None;
                node.Traits |= node.Cut != CutReason.None ? NodeTraits.Dropped : NodeTraits.None;
            }
        }

        int first = MarkBlocks(page, rooted);
        KeepHeadlines(page, first);
        if (!keepsLinks)
        {
            LinkSections.Drop(page);
            if (rooted)
            {
                LinkSections.TrimTail(page);
            }
            else
            {
                LinkSections.TrimBoth(page);
            }
        }
    }

    /// <summary>Keeps the blocks of the root that are not dropped.</summary>
    /// <returns>The first one; -1 if there is none.</returns>
    private static int MarkBlocks(PageModel page, bool rooted)
    {
        Span<PageNode> nodes = page.Nodes;
        Span<PageBlock> blocks = page.Blocks;
        int first = -1;
        for (int i = 0; i < blocks.Length; i++)
        {
            ref PageBlock block = ref blocks[i];
            ref PageNode node = ref nodes[block.Node];
            block.Cut = node.Cut != CutReason.None ? node.Cut
                : (node.Traits & NodeTraits.Root) == NodeTraits.None ? CutReason.OutsideMain
                : ReasonToCut(page, block, rooted);
            first = first < 0 && block.Keep ? i : first;
        }

        return first;
    }

    /// <summary>Keeps the headings that lead to the first kept block but stand above the root, and the page's headline wherever it stands.</summary>
    private static void KeepHeadlines(PageModel page, int first)
    {
        Span<PageBlock> blocks = page.Blocks;
        for (int i = first - 1; i >= 0; i--)
        {
            ref PageBlock block = ref blocks[i];
            bool leads = block.Kind == HtmlTag.H1 || (block.IsHeading && first - i <= FarthestHeading);
            if (leads && (block.LinkShare < 0.5 || IsEntryTitle(page, block, first)) && block.Length <= LongestTitle && (page.Nodes[block.Node].Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                block.Cut = CutReason.None;
                if (block.Kind == HtmlTag.H1)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Says whether a heading that is a link stands in the article of the first block: there it leads to its own page, elsewhere to the front page.</summary>
    private static bool IsEntryTitle(PageModel page, in PageBlock heading, int first)
    {
        Span<PageNode> nodes = page.Nodes;
        for (int node = heading.Node; node > 0; node = nodes[node].Parent)
        {
            bool entry = nodes[node].Tag == HtmlTag.Article || (nodes[node].Traits & (NodeTraits.ContentWord | NodeTraits.ContentName)) != NodeTraits.None;
            if (entry && nodes[node].FirstBlock <= first && first < nodes[node].EndBlock)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says why a block inside of the main content is boilerplate; none if it is not.</summary>
    private static CutReason ReasonToCut(PageModel page, in PageBlock block, bool rooted)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        return BoilerplatePhrases.IsCopyright(text) ? CutReason.Copyright
            : !block.IsHeading && (BoilerplatePhrases.IsAdLabel(text) || BoilerplatePhrases.IsCounter(text)) ? CutReason.Notice
            : block.LinkShare > 0.8 && BoilerplatePhrases.IsFileLink(text) ? CutReason.FileLink
            : BoilerplatePhrases.IsReaderNotice(text) || (page.HasFrames && BoilerplatePhrases.IsFrameNotice(text)) ? CutReason.Notice
            : block.LinkShare > 0.5 && BoilerplatePhrases.IsPhrase(text) ? CutReason.Phrase
            : BoilerplatePhrases.IsLinkRow(block, text) ? CutReason.LinkList
            : block.Links > 0 && BoilerplatePhrases.IsEntryFoot(text) ? CutReason.EntryFoot
            : block.LinkShare > 0.3 && block.Links > 1 && BoilerplatePhrases.IsTrail(text) && !rooted ? CutReason.Trail
            : CutReason.None;
    }
    /// <summary>Drops headings whose text was dropped: nothing kept stands between them and the next heading of the same or a higher rank.</summary>
    private static void DropEmptyHeadings(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        int first = FirstKept(page);
        bool lost = false;
        bool text = false;

        // Bit n: a heading of rank n with text below it follows, before any heading of a higher rank.
        int ranks = 0;
        for (int i = blocks.Length - 1; i >= 0; i--)
        {
            ref PageBlock block = ref blocks[i];
            if (!block.IsHeading)
            {
                text |= block.Keep;
                lost |= !block.Keep;
                continue;
            }

            // A heading that never had text below it stays: the author wrote it so.
            int rank = block.Kind - HtmlTag.H1 + 1;
            int deeper = ranks >> (rank + 1) << (rank + 1);
            bool hasText = text || deeper != 0;
            if (block.Keep && !hasText && lost && rank > 1 && i != first)
            {
                block.Cut = CutReason.EmptyHeading;
            }

            ranks = (ranks ^ deeper) & ~(1 << rank);
            ranks |= block.Keep && hasText ? 1 << rank : 0;
            lost = text = false;
        }
    }

    private static int FirstKept(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        int first = 0;
        while (first < blocks.Length && !blocks[first].Keep)
        {
            first++;
        }

        return first;
    }
}
