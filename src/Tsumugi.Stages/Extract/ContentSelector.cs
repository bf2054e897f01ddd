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
    // A navigation column never holds this share of a page's letters; a wrapper named `with-menu` does.
    private const double WrapperShare = 0.4;
    private const double MainShare = 0.2;
    private const double ArticleShare = 0.5;
    private const double ContentShare = 0.5;
    private const double LinkListShare = 0.8;
    private const int LongestTitle = 120;
    private const int LongestLabel = 20;

    /// <summary>Sets <see cref="PageBlock.Keep"/> of every block.</summary>
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
            block.Keep = true;
        }
    }

    private static void Decide(PageModel page, Confidence confidence)
    {
        Drop(page, confidence);
        bool rooted = ChooseRoot(page);
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

    private static void Drop(PageModel page, Confidence confidence)
    {
        Span<PageNode> nodes = page.Nodes;
        int all = Math.Max(1, nodes[0].Letters);
        nodes[0].Traits &= ~NodeTraits.Decided;
        nodes[0].GoodLetters = 0;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            node.GoodLetters = 0;
            node.Traits &= ~NodeTraits.Decided;
            node.Traits &= confidence == Confidence.Names ? ~NodeTraits.None : ~(NodeTraits.NegativeWord | NodeTraits.WeakWord);
            NodeTraits above = nodes[node.Parent].Traits;
            bool inside = (above & (NodeTraits.Main | NodeTraits.Article)) != NodeTraits.None;
            if ((above & NodeTraits.Dropped) != NodeTraits.None || IsBoilerplate(node, inside, all))
            {
                node.Traits |= NodeTraits.Dropped;
            }
            else if (inside)
            {
                // Handed down, so that deeper elements know they are part of an article.
                node.Traits |= above & (NodeTraits.Main | NodeTraits.Article) & ~NodeTraits.Root;
            }
        }

        // Good letters: what is left, summed up again.
        foreach (ref PageBlock block in page.Blocks)
        {
            ref PageNode node = ref nodes[block.Node];
            if ((node.Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                node.GoodLetters += block.Letters - block.LinkLetters;
            }
        }

        for (int i = nodes.Length - 1; i > 0; i--)
        {
            nodes[nodes[i].Parent].GoodLetters += nodes[i].GoodLetters;
        }
    }

    private static bool IsBoilerplate(in PageNode node, bool inside, int all)
    {
        if ((node.Traits & NodeTraits.Boilerplate) != NodeTraits.None)
        {
            return true;
        }

        double share = (double)node.Letters / all;
        double links = node.Letters == 0 ? 0 : (double)node.LinkLetters / node.Letters;
        if ((node.Traits & NodeTraits.PageEdge) != NodeTraits.None)
        {
            bool note = inside && node.Tag is HtmlTag.Header or HtmlTag.Aside && links < 0.5;
            return !note && share < WrapperShare;
        }

        if ((node.Traits & (NodeTraits.Main | NodeTraits.Article)) != NodeTraits.None)
        {
            return false;
        }

        if ((node.Traits & NodeTraits.NegativeWord) != NodeTraits.None)
        {
            return share < WrapperShare && node.Tag is not (HtmlTag.H1 or HtmlTag.Pre);
        }

        if ((node.Traits & NodeTraits.WeakWord) != NodeTraits.None)
        {
            // Inside of an article a header is the headline and a menu the dishes; only lists of links give themselves away.
            return share < WrapperShare / 2 && (links > 0.6 || (!inside && node.Points < 2 && (links > 0.3 || node.Links > 3)));
        }

        return (node.Traits & NodeTraits.Form) != NodeTraits.None && share < WrapperShare;
    }

    private static bool ChooseRoot(PageModel page)
    {
        Span<PageNode> nodes = page.Nodes;
        int all = nodes[0].GoodLetters;
        if (all == 0)
        {
            return false;
        }

        int main = Best(nodes, NodeTraits.Main);
        int mainLetters = main < 0 ? 0 : nodes[main].GoodLetters;
        bool hasMain = mainLetters >= all * MainShare;
        if (MarkArticles(nodes, hasMain ? main : 0, (hasMain ? mainLetters : all) * (hasMain ? 0.7 : ArticleShare)))
        {
            return true;
        }

        int root = hasMain ? main : Innermost(nodes, all);
        if (root < 0)
        {
            return false;
        }

        nodes[root].Traits |= NodeTraits.Root;
        return true;
    }

    private static int Best(Span<PageNode> nodes, NodeTraits trait)
    {
        int best = -1;
        for (int i = 1; i < nodes.Length; i++)
        {
            bool own = (nodes[i].Traits & trait) != NodeTraits.None && (nodes[nodes[i].Parent].Traits & trait) == NodeTraits.None;
            if (own && (nodes[i].Traits & NodeTraits.Dropped) == NodeTraits.None && (best < 0 || nodes[i].GoodLetters > nodes[best].GoodLetters))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Makes the outermost articles below an element the roots, if together they hold enough.</summary>
    private static bool MarkArticles(Span<PageNode> nodes, int below, double enough)
    {
        int sum = 0;
        for (int i = below + 1; i < nodes.Length; i++)
        {
            sum += IsOuterArticle(nodes, i, below) ? nodes[i].GoodLetters : 0;
        }

        if (sum == 0 || sum < enough)
        {
            return false;
        }

        for (int i = below + 1; i < nodes.Length; i++)
        {
            if (IsOuterArticle(nodes, i, below))
            {
                nodes[i].Traits |= NodeTraits.Root;
            }
        }

        return true;
    }

    private static bool IsOuterArticle(Span<PageNode> nodes, int index, int below)
    {
        ref PageNode node = ref nodes[index];
        return (node.Traits & (NodeTraits.Article | NodeTraits.Dropped)) == NodeTraits.Article
            && (nodes[node.Parent].Traits & NodeTraits.Article) == NodeTraits.None
            && (below == 0 || node.FirstBlock < nodes[below].EndBlock);
    }

    /// <summary>Finds the innermost element with a content word that holds nearly as much as the fullest one.</summary>
    private static int Innermost(Span<PageNode> nodes, int all)
    {
        int best = -1;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            bool hint = (node.Traits & (NodeTraits.ContentWord | NodeTraits.Dropped)) == NodeTraits.ContentWord && node.Tag is not (HtmlTag.P or HtmlTag.Li or HtmlTag.Pre);
            if (!hint || node.GoodLetters < all * ContentShare)
            {
                continue;
            }

            // Elements come in page order, parents first: a later candidate that holds enough lies inside the former or is fuller.
            if (best < 0 || node.GoodLetters >= nodes[best].GoodLetters * 0.85)
            {
                best = i;
            }
        }

        return best;
    }

    private static void KeepBlocks(PageModel page, bool rooted, Confidence confidence)
    {
        Span<PageNode> nodes = page.Nodes;
        nodes[0].Traits |= rooted ? NodeTraits.None : NodeTraits.Root;
        for (int i = 1; i < nodes.Length; i++)
        {
            NodeTraits above = nodes[nodes[i].Parent].Traits;
            nodes[i].Traits |= above & NodeTraits.Root;
            bool list = confidence != Confidence.LinksToo && (nodes[i].Traits & NodeTraits.Root) != NodeTraits.None && IsLinkList(nodes[i], rooted);
            nodes[i].Traits |= list ? NodeTraits.Dropped : above & NodeTraits.Dropped;
        }

        int first = MarkBlocks(page, rooted);
        KeepHeadline(page, first);
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
            NodeTraits traits = nodes[block.Node].Traits;
            block.Keep = (traits & (NodeTraits.Root | NodeTraits.Dropped)) == NodeTraits.Root && !IsBoilerplate(page, block, rooted);
            first = first < 0 && block.Keep ? i : first;
        }

        return first;
    }

    /// <summary>Keeps the page's headline where it stands above the root.</summary>
    private static void KeepHeadline(PageModel page, int first)
    {
        Span<PageBlock> blocks = page.Blocks;
        for (int i = first - 1; i >= 0; i--)
        {
            ref PageBlock block = ref blocks[i];
            if (block.Kind == HtmlTag.H1 && block.LinkShare < 0.5 && block.Length <= LongestTitle && (page.Nodes[block.Node].Traits & NodeTraits.Dropped) == NodeTraits.None)
            {
                block.Keep = true;
                return;
            }
        }
    }

    private static bool IsLinkList(in PageNode node, bool rooted)
    {
        const int FewestLinks = 3;
        if (node.Tag is not (HtmlTag.Ul or HtmlTag.Ol or HtmlTag.Dl or HtmlTag.Div or HtmlTag.Table or HtmlTag.Section or HtmlTag.Td or HtmlTag.Center)
            || node.Links < FewestLinks || node.LinkLetters < node.Letters * LinkListShare)
        {
            return false;
        }

        // A table of contents leads to places on the same page; other lists inside a marked root may be what the page is about.
        return !rooted || node.FragmentLinks * 10 >= node.Links * 8;
    }

    private static bool IsBoilerplate(PageModel page, in PageBlock block, bool rooted)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        return BoilerplatePhrases.IsCopyright(text)
            || (block.LinkShare > 0.5 && BoilerplatePhrases.IsPhrase(text))
            || (block.LinkShare > 0.3 && block.Links > 1 && BoilerplatePhrases.IsTrail(text) && !rooted);
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
                block.Keep &= block.LinkShare < 0.3;
            }
        }

        // Labels of what was dropped ("カテゴリー" above its list) go with it.
        for (int i = last + 1; i < blocks.Length && last > first; i++)
        {
            bool label = blocks[i].Letters <= LongestLabel && blocks[i].Points == 0;
            bool besideDropped = !blocks[i - 1].Keep || (i + 1 < blocks.Length && !blocks[i + 1].Keep);
            blocks[i].Keep &= !(label && besideDropped);
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
                block.Keep = false;
            }

            kept = block.Keep && kept;
            lost = false;
        }
    }
}
