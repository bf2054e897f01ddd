using System.Buffers;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Drops what leads to other pages: lists below a label such as 関連記事, links before the first prose and behind the last.</summary>
internal static class LinkSections
{
    private const int LongestLabel = 20;
    private const int LongestFoot = 40;
    private const int LongestSectionLabel = 30;
    private const int LongestPrice = 12;
    private const int LongestTailLink = 30;

    // What the label of a list of links to other pages says, anywhere in it. Written by hand from what Japanese sites usually say; 関連項目 and
    // 外部リンク are not among them, since in encyclopaedias they belong to the article.
    private static readonly SearchValues<string> Labels = SearchValues.Create(
    [
        "関連記事", "関連する記事", "関連ニュース", "関連する質問", "関連商品", "関連キーワード", "関連タグ", "関連動画", "おすすめ記事", "おすすめの記事", "オススメ記事", "おすすめ商品", "おすすめの商品",
        "こちらもおすすめ", "こちらの記事も", "あわせて読みたい", "合わせて読みたい", "併せて読みたい", "人気記事", "人気の記事", "アクセスランキング", "人気ランキング", "記事ランキング", "最近チェックした", "最近見た",
        "閲覧履歴", "この商品を買った", "この商品を見た", "この商品に関連", "最新記事", "最新の記事", "新着記事", "最近の記事", "最近の投稿", "最近のコメント", "最近のトラックバック", "最近のエントリー", "月別アーカイブ",
        "タグクラウド",
    ], StringComparison.Ordinal);

    private static readonly SearchValues<string> LatinLabels = SearchValues.Create(
        ["related article", "related post", "recent post", "recent comment", "popular post", "you may also like", "read next"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] WholeLabels = ["アーカイブ", "カテゴリー", "カテゴリ", "カテゴリ一覧", "カテゴリー一覧", "タグ", "archives", "categories", "tags"];

    /// <summary>Drops the links below labels of sections, and the labels with them.</summary>
    public static void Drop(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        for (int i = 0; i + 1 < blocks.Length; i++)
        {
            bool leadsToLinks = !blocks[i + 1].Keep || blocks[i + 1].LinkShare > 0.5;
            if (!blocks[i].Keep || !leadsToLinks || blocks[i].Kind == HtmlTag.H1 || !IsSectionLabel(page.TextOf(blocks[i])))
            {
                continue;
            }

            int end = i + 1;
            while (end < blocks.Length && (blocks[end].LinkShare > 0.5 || (end > i + 1 && !blocks[end].IsHeading && blocks[end].Points == 0 && blocks[end].Letters <= LongestPrice)))
            {
                Cut(ref blocks[end++], CutReason.LinkSection);
            }

            if (end > i + 1 || !blocks[end].Keep)
            {
                blocks[i].Cut = CutReason.LinkSection;
            }

            i = end - 1;
        }
    }

    /// <summary>Drops single links behind the last text of the root: `フォームへ`, `一覧に戻る`.</summary>
    public static void TrimTail(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        for (int i = blocks.Length - 1; i > 0; i--)
        {
            ref PageBlock block = ref blocks[i];
            if (!block.Keep)
            {
                continue;
            }

            if (block.LinkShare < 0.9 || block.Letters > LongestTailLink || block.IsHeading || block.Kind is HtmlTag.Li or HtmlTag.Dt or HtmlTag.Dd or HtmlTag.Td or HtmlTag.Th)
            {
                return;
            }

            block.Cut = CutReason.EdgeLinks;
        }
    }

    /// <summary>Drops blocks that are mostly links before the first prose and behind the last, and labels that have lost their list.</summary>
    public static void TrimBoth(PageModel page)
    {
        Span<PageBlock> blocks = page.Blocks;
        int first = 0;
        while (first < blocks.Length && !(blocks[first].Keep && IsProse(blocks[first])))
        {
            first++;
        }

        if (first == blocks.Length)
        {
            return;
        }

        int last = blocks.Length - 1;
        while (last > first && !(blocks[last].Keep && !blocks[last].IsHeading && IsProse(blocks[last])))
        {
            last--;
        }

        for (int i = 0; i < blocks.Length; i++)
        {
            if ((i < first || i > last) && blocks[i].LinkShare >= 0.3)
            {
                Cut(ref blocks[i], CutReason.EdgeLinks);
            }
        }

        DropLabels(page, first, last);
    }

    /// <summary>Drops short lines that stood above or below a list that was dropped, and nothing else.</summary>
    private static void DropLabels(PageModel page, int first, int last)
    {
        Span<PageBlock> blocks = page.Blocks;
        for (int i = 0; i < first; i++)
        {
            bool follows = i > 0 && blocks[i - 1].Keep;
            if (!follows && IsLost(page, blocks[i + 1]) && IsLabel(page, blocks[i], LongestLabel))
            {
                Cut(ref blocks[i], CutReason.EdgeLabel);
            }
        }

        for (int i = last + 1; i < blocks.Length && last > first; i++)
        {
            bool above = i + 1 < blocks.Length && blocks[i + 1].LinkShare > 0.5 && IsLost(page, blocks[i + 1]) && IsLabel(page, blocks[i], LongestLabel);
            if (above || (IsLost(page, blocks[i - 1]) && IsLabel(page, blocks[i], LongestFoot)))
            {
                Cut(ref blocks[i], CutReason.EdgeLabel);
            }
        }
    }

    /// <summary>Says whether a block is a short line and no name of the page.</summary>
    private static bool IsLabel(PageModel page, in PageBlock block, int longest)
    {
        ReadOnlySpan<char> text = page.TextOf(block);
        return block.Letters <= longest && block.Points == 0 && !text.Contains('\t') && !page.Facts.Title.AsSpan().Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Says whether a block was dropped because it is links or part of boilerplate.</summary>
    private static bool IsLost(PageModel page, in PageBlock block) =>
        !block.Keep && (block.LinkShare > 0.5 || (page.Nodes[block.Node].Traits & NodeTraits.Dropped) != NodeTraits.None);

    private static bool IsSectionLabel(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestSectionLabel)
        {
            return false;
        }

        if (text.ContainsAny(Labels) || text.ContainsAny(LatinLabels))
        {
            return true;
        }

        foreach (string label in WholeLabels)
        {
            if (text.Trim(" \u3000■□●◆▼【】:：").Equals(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Cut(ref PageBlock block, CutReason reason) => block.Cut = block.Keep ? reason : block.Cut;

    private static bool IsProse(in PageBlock block) => block.IsHeading
        || (block.LinkShare < 0.4 && (block.Points > 0 || block.Letters > 40))
        || (block.Kind == HtmlTag.Li && block.LinkShare < 0.6 && block.Letters - block.LinkLetters >= 10);
}
