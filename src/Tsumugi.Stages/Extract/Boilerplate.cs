using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Decides which elements of a page are boilerplate.</summary>
/// <remarks>An element that holds much of a page is never dropped for its name: then the name means something else (`with-menu`).</remarks>
internal static class Boilerplate
{
    // A navigation column never holds this share of a page's letters; a wrapper does.
    private const double WrapperShare = 0.4;
    private const double LinkListShare = 0.8;
    private const double LargestList = 0.5;
    private const double LargestColumn = 0.75;
    private const int SmallPage = 300;

    /// <summary>Marks elements as dropped and sums up the letters of what is left.</summary>
    /// <param name="page">The page; letters, links and points must be summed up.</param>
    /// <param name="useNames">False to believe elements and roles only.</param>
    public static void Drop(PageModel page, bool useNames)
    {
        Span<PageNode> nodes = page.Nodes;
        nodes[0].Traits &= ~NodeTraits.Decided;
        nodes[0].Cut = CutReason.None;
        nodes[0].GoodLetters = 0;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            node.GoodLetters = 0;
            node.Traits &= ~NodeTraits.Decided;
            node.Traits &= useNames ? ~NodeTraits.None : ~(NodeTraits.NegativeWord | NodeTraits.WeakWord);
            NodeTraits above = nodes[node.Parent].Traits;
            bool inside = (above & (NodeTraits.Main | NodeTraits.Article)) != NodeTraits.None;
            node.Cut = (above & NodeTraits.Dropped) != NodeTraits.None ? nodes[node.Parent].Cut : ReasonToDrop(nodes[0], node, inside);
            if (node.Cut != CutReason.None)
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

    /// <summary>Says whether a page is a text without an element: then the element is long, but no wrapper of the text.</summary>
    private static bool LeavesText(in PageNode page, in PageNode node)
    {
        const int FewestLetters = 120;
        const int FewestPoints = 4;
        return page.Letters - page.LinkLetters - (node.Letters - node.LinkLetters) >= FewestLetters && page.Points - node.Points >= FewestPoints;
    }

    /// <summary>Says why an element is boilerplate; none if it is not.</summary>
    private static CutReason ReasonToDrop(in PageNode page, in PageNode node, bool inside)
    {
        int all = Math.Max(1, page.Letters);
        if ((node.Traits & NodeTraits.Boilerplate) != NodeTraits.None)
        {
            return node.Tag is HtmlTag.Nav or HtmlTag.Menu or HtmlTag.Dialog ? CutReason.Navigation : CutReason.Role;
        }

        double share = (double)node.Letters / all;
        double links = node.Letters == 0 ? 0 : (double)node.LinkLetters / node.Letters;
        if ((node.Traits & NodeTraits.PageEdge) != NodeTraits.None)
        {
            bool note = inside && (node.Tag == HtmlTag.Header || (node.Tag == HtmlTag.Aside && links < 0.5));
            return !note && (share < WrapperShare || (node.Tag == HtmlTag.Footer && all < SmallPage)) ? CutReason.PageEdge : CutReason.None;
        }

        if ((node.Traits & (NodeTraits.Main | NodeTraits.Article)) != NodeTraits.None)
        {
            return CutReason.None;
        }

        if ((node.Traits & NodeTraits.NegativeWord) != NodeTraits.None)
        {
            bool column = share < WrapperShare || (share < LargestColumn && LeavesText(page, node));
            return column && node.Tag is not (HtmlTag.H1 or HtmlTag.Pre) ? CutReason.NegativeWord : CutReason.None;
        }

        if ((node.Traits & NodeTraits.WeakWord) != NodeTraits.None)
        {
            // Inside of an article a header is the headline and a menu the dishes; only lists of links give themselves away.
            bool isLinks = links > 0.6 || (!inside && node.Points < 2 && (links > 0.3 || node.Links > 3));
            return share < WrapperShare / 2 && isLinks ? CutReason.WeakWord : CutReason.None;
        }

        return (node.Traits & NodeTraits.Form) != NodeTraits.None && share < WrapperShare ? CutReason.Form : CutReason.None;
    }

    /// <summary>Says whether an element is nothing but a list of links.</summary>
    public static bool IsLinkList(in PageNode node, bool rooted, int all)
    {
        const int FewestLinks = 3;
        if (node.Letters > all * LargestList && node.Tag is not (HtmlTag.Ul or HtmlTag.Ol))
        {
            // The content of a page about links: its lists are judged one by one.
            return false;
        }

        if (node.Tag is not (HtmlTag.Ul or HtmlTag.Ol or HtmlTag.Dl or HtmlTag.Div or HtmlTag.Table or HtmlTag.Section or HtmlTag.Td or HtmlTag.Center)
            || node.Links < FewestLinks || node.LinkLetters < node.Letters * LinkListShare)
        {
            return false;
        }

        // A table of contents leads to places on the same page; other lists inside a marked root may be what the page is about.
        return !rooted || node.FragmentLinks * 10 >= node.Links * 8;
    }
}
