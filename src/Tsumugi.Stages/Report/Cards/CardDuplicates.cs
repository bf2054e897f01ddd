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
        if (step.Reason("dedup/contained") is > 0 and long contained)
        {
            card.Line($"- {new Phrase("folded into a longer document that says nearly all of it", "ほぼ全文を含む、より長い文書に統合")}: {contained}");
        }

        if (facts.Substrings is { } passages)
        {
            card.Line($"- {new Phrase($"repeated passages of at least {passages.MinLetters} letters, looked for in the whole corpus; bytes cut, the first place of each kept", $"{passages.MinLetters} 文字以上の繰り返し（コーパス全体から探し、最初の箇所を残して取り除いたバイト数）")}: {passages.CutBytes}");
        }

        if (facts.EarlierRuns.Count > 0)
        {
            card.Line($"- {EarlierWords.Of(facts)}");
        }

        card.Line($"- {new Phrase("The field `cluster_size` says how many documents of the corpus a kept one stands for; `ledger/clusters-*.parquet` names them with their true similarity.", "`cluster_size` 列は、採用した文書が何件を代表しているかを示します。まとめた相手と実際の類似度は `ledger/clusters-*.parquet` にあります。")}");
    }
}
