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
    private const int LongestLabel = 20;
    private const int FarthestHeading = 4;

    /// <summary>Sets <see cref="PageBlock.Cut"/> of every block.</summary>
    public static void Select(PageModel page)
    {
        Sum(page);
        Decide(page, Confidence.Names);
        if (TooLittle(page))
        {
            Decide(page, Confidence.Elements);
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
        Boilerplate.Drop(page, useNames: confidence == Confidence.Names);
        bool rooted = RootChooser.Choose(page);
        KeepBlocks(page, rooted, confidence);
        DropEmptyHeadings(page);
    }

    /// <summary>Says whether less than a sixth of the page's text outside of links is kept, or of a page of links nothing.</summary>
    private static bool TooLittle(PageModel page)
    {
        const int SmallPage = 200;
        int all = page.Nodes[0].Letters - page.Nodes[0].LinkLetters;
        int kept = 0;
        int keptLinks = 0;
        foreach (ref PageBlock block in page.Blocks)
        {
            kept += block.Keep ? block.Letters - block.LinkLetters : 0;
            keptLinks += block.Keep ? block.LinkLetters : 0;
        }

        return kept + keptLinks == 0 || (all > SmallPage && kept < all / 6);
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
        Span<PageNode> nodes = page.Nodes;
        nodes[0].Traits |= rooted ? NodeTraits.None : NodeTraits.Root;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            ref PageNode parent = ref nodes[node.Parent];
            node.Traits |= parent.Traits & NodeTraits.Root;
            if ((node.Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                bool list = confidence != Confidence.LinksToo && (node.Traits & NodeTraits.Root) != NodeTraits.None && Boilerplate.IsLinkList(node, rooted);
                node.Cut = parent.Cut != CutReason.None ? parent.Cut : list ? CutReason.LinkList : CutReason.None;
                node.Traits |= node.Cut != CutReason.None ? NodeTraits.Dropped : NodeTraits.None;
            }
        }

        int first = MarkBlocks(page, rooted);
        KeepHeadlines(page, first);
        if (!rooted && confidence != Confidence.LinksToo)
        {
            TrimLinkBlocks(page);
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
            if (leads && block.LinkShare < 0.5 && block.Length <= LongestTitle && (page.Nodes[block.Node].Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                block.Cut = CutReason.None;
                if (block.Kind == HtmlTag.H1)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Says why a block inside of the main content is boilerplate; none if it is not.</summary>
    private static CutReason ReasonToCut(PageModel page, in PageBlock block, bool rooted)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        return BoilerplatePhrases.IsCopyright(text) ? CutReason.Copyright
            : block.LinkShare > 0.5 && BoilerplatePhrases.IsPhrase(text) ? CutReason.Phrase
            : block.Links > 0 && BoilerplatePhrases.IsEntryFoot(text) ? CutReason.EntryFoot
            : block.LinkShare > 0.3 && block.Links > 1 && BoilerplatePhrases.IsTrail(text) && !rooted ? CutReason.Trail
            : CutReason.None;
    }

    /// <summary>Without a root: drops blocks that are mostly links, at the front and at the end of the page up to the first and last prose.</summary>
    private static void TrimLinkBlocks(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        int first = 0;
        while (first < blocks.Length && !(blocks[first].Keep && IsProse(blocks[first])))
        {
            first++;
        }

        int last = blocks.Length - 1;
        while (last > first && !(blocks[last].Keep && !blocks[last].IsHeading && IsProse(blocks[last])))
        {
            last--;
        }

        for (int i = 0; i < blocks.Length; i++)
        {
            if ((i < first || i > last) && first < blocks.Length)
            {
                ref PageBlock block = ref blocks[i];
                block.Cut = block.Keep && block.LinkShare >= 0.3 ? CutReason.EdgeLinks : block.Cut;
            }
        }

        // Labels of what was dropped ("カテゴリー" above its list) go with it.
        for (int i = last + 1; i < blocks.Length && last > first; i++)
        {
            bool label = blocks[i].Letters <= LongestLabel && blocks[i].Points == 0;
            bool besideDropped = !blocks[i - 1].Keep || (i + 1 < blocks.Length && !blocks[i + 1].Keep);
            blocks[i].Cut = blocks[i].Keep && label && besideDropped ? CutReason.EdgeLabel : blocks[i].Cut;
        }
    }

    private static bool IsProse(in PageBlock block) => block.IsHeading || (block.LinkShare < 0.4 && (block.Points > 0 || block.Letters > 40));

    /// <summary>Drops headings whose text was dropped: nothing kept stands between them and the next heading of the same or a higher rank.</summary>
    private static void DropEmptyHeadings(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        bool lost = false;
        bool kept = false;
        for (int i = blocks.Length - 1; i >= 0; i--)
        {
            ref PageBlock block = ref blocks[i];
            if (!block.IsHeading)
            {
                kept |= block.Keep;
                lost |= !block.Keep;
                continue;
            }

            // A heading that never had text below it stays: the author wrote it so.
            if (block.Keep && !kept && lost && block.Kind != HtmlTag.H1)
            {
                block.Cut = CutReason.EmptyHeading;
            }

            kept = block.Keep && kept;
            lost = false;
        }
    }
}
