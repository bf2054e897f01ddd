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
    }
}
