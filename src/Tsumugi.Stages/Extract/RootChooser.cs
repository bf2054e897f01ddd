using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Finds the element that holds the main content: `main`, `article`, or the innermost one whose class or id says so.</summary>
/// <remarks>A candidate must hold enough of the page's text outside of links and boilerplate; otherwise its name means something else.</remarks>
internal static class RootChooser
{
    // `main` is seldom misused, so little is enough: a short article between long lists.
    private const double MainShare = 0.2;
    private const double ArticleShare = 0.5;
    private const double ArticleShareOfMain = 0.7;
    private const double TeaserShare = 0.1;
    private const double NameShare = 0.5;
    private const double HeadlineShare = 0.1;
    private const double WordShare = 0.8;

    /// <summary>Marks the root.</summary>
    /// <returns>False if nothing marks it, so that the whole page counts.</returns>
    public static bool Choose(PageModel page)
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
        if (MarkArticles(nodes, hasMain ? main : 0, (hasMain ? mainLetters : all) * (hasMain ? ArticleShareOfMain : ArticleShare)))
        {
            return true;
        }

        int root = hasMain ? main : Innermost(nodes, all, Headline(page));
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

    /// <summary>Makes the outermost articles below an element the roots, if together they hold enough; teasers of other articles are too small.</summary>
    private static bool MarkArticles(Span<PageNode> nodes, int below, double enough)
    {
        int largest = 0;
        int sum = 0;
        for (int i = below + 1; i < nodes.Length; i++)
        {
            int letters = IsOuterArticle(nodes, i, below) ? nodes[i].GoodLetters : 0;
            largest = Math.Max(largest, letters);
            sum += letters;
        }

        if (sum == 0 || sum < enough)
        {
            return false;
        }

        for (int i = below + 1; i < nodes.Length; i++)
        {
            if (IsOuterArticle(nodes, i, below) && nodes[i].GoodLetters >= largest * TeaserShare)
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
    private static int Innermost(Span<PageNode> nodes, int all, int headline)
    {
        int best = -1;
        for (int i = 1; i < nodes.Length; i++)
        {
            ref PageNode node = ref nodes[i];
            bool named = (node.Traits & NodeTraits.ContentName) != NodeTraits.None;
            bool hint = named || (node.Traits & NodeTraits.ContentWord) != NodeTraits.None;
            if (!hint || (node.Traits & NodeTraits.Dropped) != NodeTraits.None || node.Tag is HtmlTag.P or HtmlTag.Li or HtmlTag.Pre
                || node.GoodLetters < all * (named && node.FirstBlock <= headline && headline < node.EndBlock ? HeadlineShare : named ? NameShare : WordShare))
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

    /// <summary>Finds the page's only `h1`: what a short text and its headline share is the content, however long the notices below are.</summary>
    private static int Headline(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        int headline = -1;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Kind == HtmlTag.H1)
            {
                if (headline >= 0)
                {
                    return -1;
                }

                headline = i;
            }
        }

        return headline;
    }
}
