using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>Which evaluation sets were looked for, and how much of them stands in the documents.</summary>
internal static class CardContamination
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        if (facts.EvaluationSets.Count == 0)
        {
            return;
        }

        Settings settings = facts.Recipe.Sections[ContaminationSettings.Section];
        card.Heading("Evaluation sets", "評価データの混入");
        card.Line($"{ContaminationWords.Method(settings)} {ContaminationWords.Action(settings)}");
        card.Line();
        card.Table(new("set", "評価データ"), new(">items", ">設問"), new(">checked", ">調べた設問"), new(">found", ">見つかった設問"), new(">share", ">割合"), new(">documents", ">文書数"));
        foreach (EvaluationSetFacts set in facts.EvaluationSets)
        {
            card.Line($"| {set.Name} | {set.Items} | {set.Checked} | {set.Found} | {Numbers.Percent(set.Found, set.Checked)} | {set.Documents} |");
        }

        foreach (EvaluationSetFacts set in facts.EvaluationSets)
        {
            if (ContaminationWords.Unchecked(set) is { } note)
            {
                card.Line();
                card.Line($"- {set.Name}: {note}");
            }
        }

        card.Line();
        card.Line($"- {new Phrase("Other evaluation sets were not looked for", "ここにない評価データは調べていません")}");
    }
}
