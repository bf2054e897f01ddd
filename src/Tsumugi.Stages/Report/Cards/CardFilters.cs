using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>Every rule with its limit, its source and its losses.</summary>
internal static class CardFilters
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        Preset preset = facts.Recipe.Rules;
        card.Heading("Filters", "フィルター");
        card.Line($"{new Phrase("Preset", "プリセット")} {Verbatim.Code(preset.Name)}: {(card.Tongue == Tongue.Japanese ? preset.SummaryJa : preset.Summary)} ({new Phrase("source", "出典")}: {preset.Source})");
        card.Line();
        if (facts.AllowedHosts is { } allowed)
        {
            card.Line($"{new Phrase("Hosts taken", "対象とするホスト")}: {string.Join(", ", preset.AllowedHosts.Suffixes)} ({preset.AllowedHosts.Because}). {new Phrase("Documents lost", "除外した文書")}: {allowed.Failing}.");
            card.Line();
        }

        if (preset.BlockedHosts.Suffixes.Count > 0)
        {
            card.Line($"{new Phrase("Hosts left out", "対象外のホスト")}: {string.Join(", ", preset.BlockedHosts.Suffixes)} ({preset.BlockedHosts.Because}). {new Phrase("Documents lost", "除外した文書")}: {facts.BlockedHosts.Failing}.");
            if (preset.BlockedHosts.Note.Length > 0)
            {
                card.Line();
                card.Line($"> {preset.BlockedHosts.Note}");
            }

            card.Line();
        }

        card.Line($"{new Phrase("*First*: failed this rule before any other. *At all*: failed it, whatever else. *Only*: failed no other rule, so it would come back without this one.", "「最初」はこの規則で最初に落ちた文書、「全体」はこの規則を満たさない文書、「これだけ」はほかの規則をすべて満たす文書（規則を外すと戻る文書）です。")}");
        card.Line();
        card.Table(new("rule", "規則"), new("measure", "尺度"), new("keeps", "採用の条件"), new("limit from", "限界値の出典"), new(">first", ">最初"), new(">at all", ">全体"), new(">only", ">これだけ"));
        foreach (RuleFacts rule in facts.Rules)
        {
            card.Line($"| {rule.Rule.Id} | {Verbatim.Code(rule.Rule.Measure)} {(card.Tongue == Tongue.Japanese ? rule.Card.SummaryJa : rule.Card.Summary)} | {Words.Limits(rule.Rule)} | {rule.Rule.Because} | {rule.Loss.First} | {rule.Loss.Failing} | {rule.Loss.Only} |");
        }

        WriteSkipped(card, preset);
        WriteQuirks(card, preset);
    }

    private static void WriteSkipped(MarkdownWriter card, Preset preset)
    {
        if (preset.Skipped.Count == 0)
        {
            return;
        }

        card.Line();
        card.Line($"{new Phrase("Rules of the publication that were **not tested**, since what they need is not there; no document was dropped by them:", "公開された規則のうち、必要な信号がないため**判定しなかった**ものです。これらの規則で除外した文書はありません。")}");
        card.Line();
        card.Table(new("rule", "規則"), new("measure", "尺度"), new("would keep", "採用の条件"), new("missing", "足りないもの"));
        foreach (SkippedRule skipped in preset.Skipped)
        {
            card.Line($"| {skipped.Rule.Id} | {Verbatim.Code(skipped.Rule.Measure)} | {Words.Limits(skipped.Rule)} | {(card.Tongue == Tongue.Japanese ? skipped.Signal.MissingJa : skipped.Signal.Missing)} |");
        }
    }

    private static void WriteQuirks(MarkdownWriter card, Preset preset)
    {
        if (preset.Quirks.Count == 0)
        {
            return;
        }

        card.Line();
        card.Line($"{new Phrase("Quirks, that is, faults of the published code, which the preset reproduces unless they are turned off:", "癖（公開コードの不具合）です。切らないかぎり、プリセットはこれを再現します。")}");
        card.Line();
        card.Table(new("quirk", "癖"), new("reproduced", "再現"), new("what it does", "内容"));
        foreach (Quirk quirk in preset.Quirks)
        {
            card.Line($"| {quirk.Id} | {(quirk.On ? new Phrase("yes", "する") : new Phrase("no (repaired)", "しない（修正済み）"))} | {(card.Tongue == Tongue.Japanese ? quirk.SummaryJa : quirk.Summary)} |");
        }
    }
}
