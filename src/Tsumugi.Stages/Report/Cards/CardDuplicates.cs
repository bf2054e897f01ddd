using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>How duplicates were treated.</summary>
internal static class CardDuplicates
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        FunnelStep step = facts.Counts["dedup"];
        card.Heading("Duplicates", "重複");
        card.Line($"- {new Phrase("clusters of documents that say the same", "同じ内容の文書のまとまり（クラスター）")}: {facts.ClusterSizes.Sum(range => range.Clusters)}");
        card.Line($"- {new Phrase("folded as exact copies", "完全一致として統合")}: {step.Reason("dedup/exact")}");
        card.Line($"- {new Phrase("folded as near-duplicates", "ほぼ同一として統合")}: {step.Reason("dedup/near")}");
        if (facts.EarlierRuns.Count > 0)
        {
            card.Line($"- {EarlierWords.Of(facts)}");
        }

        card.Line($"- {new Phrase("The field `cluster_size` says how many documents of the corpus a kept one stands for; `ledger/clusters-*.parquet` names them with their true similarity.", "`cluster_size` 列は、採用した文書が何件を代表しているかを示します。まとめた相手と実際の類似度は `ledger/clusters-*.parquet` にあります。")}");
    }
}
