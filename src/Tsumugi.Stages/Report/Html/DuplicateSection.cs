using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Html;

/// <summary>How many documents say the same, and which one stands for the largest groups.</summary>
internal static class DuplicateSection
{
    private const double Width = 260;

    public static void Write(HtmlWriter html, ReportFacts facts)
    {
        WriteClusters(html, facts);
        PassageTable.Write(html, facts);
        SubstringSummary.Write(html, facts);
    }

    private static void WriteClusters(HtmlWriter html, ReportFacts facts)
    {
        FunnelStep step = facts.Counts["dedup"];
        long clusters = facts.ClusterSizes.Sum(range => range.Clusters);
        string exact = Numbers.Whole(step.Reason("dedup/exact"));
        string near = Numbers.Whole(step.Reason("dedup/near"));
        html.Write($"<p>{new Phrase($"{Numbers.Whole(clusters)} clusters of documents that say the same were found. {Numbers.Whole(step.Merged.Documents)} documents were folded into the one kept of their cluster: {exact} exact copies and {near} near-duplicates. The ledger names the kept twin and the similarity of each.", $"同じ内容の文書のまとまり（クラスター）が {Numbers.Whole(clusters)} 個見つかりました。{Numbers.Whole(step.Merged.Documents)} 件を、それぞれのクラスターで採用した 1 件に統合しました（完全一致 {exact} 件、ほぼ同一 {near} 件）。統合先の文書と類似度は台帳に記録しています。")}</p>");
        if (step.Reason("dedup/contained") is > 0 and long contained)
        {
            html.Write($"<p>{new Phrase($"{Numbers.Whole(contained)} more were folded into a longer document that says nearly all of what they say.", $"ほかに {Numbers.Whole(contained)} 件を、そのほぼ全文を含む、より長い文書に統合しました。")}</p>");
        }

        if (facts.EarlierRuns.Count > 0)
        {
            html.Write($"<p>{EarlierWords.Of(facts)}</p>");
        }

        if (clusters == 0)
        {
            return;
        }

        WriteSizes(html, facts.ClusterSizes);
        html.Write($"<h3>{new Phrase("Largest clusters", "最も大きいクラスター")}</h3><div class=\"wide\"><table class=\"shares\"><thead><tr><th>{new Phrase("document that stands for it", "代表の文書")}</th><th class=\"n\">{Words.Documents}</th><th class=\"n\">{new Phrase("least similarity", "最小の類似度")}</th></tr></thead><tbody>");
        foreach (LargeCluster cluster in facts.LargeClusters)
        {
            string id = cluster.KeptId.Length > 0 ? cluster.KeptId : cluster.Id;
            html.Write($"<tr><th scope=\"row\"><bdi class=\"url\" title=\"{id}\">{HtmlText.Clip(cluster.Url.Length > 0 ? cluster.Url : cluster.Title.Length > 0 ? cluster.Title : id)}</bdi>");
            if (cluster.KeptId.Length == 0)
            {
                html.Write($"<small>{new Phrase("none is kept: the rules dropped all of them", "採用なし（すべて規則により除外）")}</small>");
            }

            html.Write($"</th>{ShareTable.Numeric(cluster.Size)}<td class=\"n\">{Numbers.Value(cluster.LeastJaccard)}</td></tr>");
        }

        html.Write($"</tbody></table></div>");
    }

    private static void WriteSizes(HtmlWriter html, IReadOnlyList<ClusterSizes> ranges)
    {
        long most = ranges.Max(range => range.Documents);
        html.Write($"<div class=\"wide\"><table class=\"shares\"><thead><tr><th>{new Phrase("size of the cluster", "クラスターの大きさ")}</th><th></th><th class=\"n\">{new Phrase("clusters", "クラスター数")}</th><th class=\"n\">{Words.Documents}</th></tr></thead><tbody>");
        int last = ranges.Select((range, index) => range.Clusters > 0 ? index : 0).Max();
        foreach (ClusterSizes range in ranges.Take(last + 1))
        {
            string size = range.To == 0 ? $"{Numbers.Whole(range.From)}–" : range.From == range.To ? Numbers.Whole(range.From) : $"{range.From}–{range.To}";
            html.Write($"<tr><th scope=\"row\">{size}</th><td><svg class=\"bars\" width=\"{Width}\" height=\"10\" aria-hidden=\"true\"><rect class=\"dotted\" width=\"{Width * range.Documents / most}\" height=\"10\"/></svg></td>{ShareTable.Numeric(range.Clusters)}{ShareTable.Numeric(range.Documents)}</tr>");
        }

        html.Write($"</tbody></table></div>");
    }
}
