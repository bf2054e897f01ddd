using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>Where the texts come from and what may be done with them.</summary>
internal static class CardSources
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        card.Heading("Sources and rights", "情報源と権利");
        card.Table(new("source", "情報源"), new("kind", "種類"), new("licence", "ライセンス"), new("training", "学習への利用"), new("redistribution", "再配布"), new(">documents", ">文書数"), new(">kept", ">採用"), new(">kept bytes", ">採用バイト数"));
        for (int i = 0; i < facts.Recipe.Sources.Count; i++)
        {
            SourceSettings source = facts.Recipe.Sources[i];
            Share share = facts.Sources[i];
            card.Line($"| {source.Name} | {source.Kind} | {(source.Licence.Length > 0 ? source.Licence : new Phrase("not stated", "記載なし").In(card.Tongue))} | {Words.Right(source.Train)} | {Words.Right(source.Redistribute)} | {share.Documents} | {share.Kept} | {share.KeptBytes} |");
        }

        card.Line();
        WriteOpen(card, facts.Recipe.Sources, source => source.Licence.Length == 0, new("No licence is stated for", "ライセンスの記載がない出典"));
        WriteOpen(card, facts.Recipe.Sources, source => source.Train == "no", new("Training is **not allowed** on", "学習への利用が**不可**とされている出典"));
        WriteOpen(card, facts.Recipe.Sources, source => source.Train is not ("yes" or "no"), new("It is **not known** whether training is allowed on", "学習に利用してよいか**確認されていない**出典"));
        WriteOpen(card, facts.Recipe.Sources, source => source.Redistribute == "no", new("Redistribution is **not allowed** for", "再配布が**不可**とされている出典"));
        WriteOpen(card, facts.Recipe.Sources, source => source.Redistribute is not ("yes" or "no"), new("It is **not known** whether redistribution is allowed for", "再配布してよいか**確認されていない**出典"));
        card.Line($"- {new Phrase("Rights and licences come from the recipe; a document of its own licence carries it in the field `licence`", "権利とライセンスはレシピの記載によります。文書ごとのライセンスは `licence` 列にあります")}");
    }

    private static void WriteOpen(MarkdownWriter card, IReadOnlyList<SourceSettings> sources, Func<SourceSettings, bool> isOpen, Phrase text)
    {
        List<string> names = [.. sources.Where(isOpen).Select(source => source.Name)];
        if (names.Count > 0)
        {
            card.Line($"- {text}: {string.Join(", ", names)}");
        }
    }
}
