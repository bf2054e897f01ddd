using Tsumugi.Contracts.Messages;
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

        card.Line();
        card.Table(new("encoding of the page", "ページの文字コード"), new(">documents", ">文書数"), new(">kept", ">採用"));
        foreach (Share encoding in facts.Encodings)
        {
            card.Line($"| {(encoding.Name.Length > 0 ? encoding.Name : Words.Unknown.In(card.Tongue))} | {encoding.Documents} | {encoding.Kept} |");
        }
    }
}
