using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>The steps with their numbers.</summary>
internal static class CardMaking
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        card.Heading("How it was made", "作り方");
        card.Line($"{new Phrase("At each step, in = kept + dropped + merged + failed. *Dropped* means that a rule or setting of the recipe took the document out; *failed* that its data is broken.", "どの段階でも「入力 = 採用 + 除外 + 統合 + 失敗」が成り立ちます。「除外」はレシピの規則や設定によるもの、「失敗」はデータの不具合によるものです。")}");
        card.Line();
        card.Table(new("step", "段階"), new("what it does", "内容"), new(">in", ">入力"), new(">kept", ">採用"), new(">dropped", ">除外"), new(">merged", ">統合"), new(">failed", ">失敗"), new(">bytes handed on", ">次へ渡すバイト数"));
        foreach (FunnelStep step in facts.Counts.Steps)
        {
            card.Line($"| {Words.Step(step.Name)} | {Words.StepSentence(step.Name)} | {step.In.Documents} | {step.Kept.Documents} | {step.Dropped.Documents} | {step.Merged.Documents} | {step.Failed.Documents} | {step.OutBytes} |");
        }

        WriteCuts(card, facts.Counts);
        card.Line();
        card.Table(new("encoding of the page", "ページの文字コード"), new(">documents", ">文書数"), new(">kept", ">採用"));
        foreach (Share encoding in facts.Encodings)
        {
            card.Line($"| {(encoding.Name.Length > 0 ? encoding.Name : Words.Unknown.In(card.Tongue))} | {encoding.Documents} | {encoding.Kept} |");
        }
    }

    private static void WriteCuts(MarkdownWriter card, RunCounts counts)
    {
        const int Most = 5;
        BlockTally[] cuts = [.. counts.CutFromPages.OrderByDescending(cut => cut.Letters).ThenBy(cut => cut.Reason, StringComparer.Ordinal)];
        long all = counts.KeptOfPages.Letters + cuts.Sum(cut => cut.Letters);
        if (cuts.Length > 0)
        {
            string reasons = string.Join(card.Tongue == Tongue.Japanese ? "、" : ", ", cuts.Take(Most).Select(cut => $"{CutReasons.Label(cut.Reason).In(card.Tongue)} {Numbers.Percent(cut.Letters, all)}"));
            card.Line();
            card.Line($"{new Phrase("Part of the letters on the pages that became text", "ページの文字のうち本文とした割合")}: {Numbers.Percent(counts.KeptOfPages.Letters, all)}{new Phrase(". ", "。")}{new Phrase("Most of the rest, with the reason why it was cut", "除いた部分の主な理由と割合")}: {reasons}{new Phrase(".", "。")}");
        }
    }
}
