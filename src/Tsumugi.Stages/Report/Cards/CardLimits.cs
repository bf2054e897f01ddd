using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>What a user has to know about the weak sides.</summary>
internal static class CardLimits
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        card.Heading("Known limits", "既知の限界");
        card.Line($"- {new Phrase("Rules look at the form of a text, not at its truth, fairness or safety.", "規則が見ているのは文章の形であり、内容の正しさ・公平さ・安全性ではありません。")}");
        card.Line($"- {new Phrase("Every limit takes good documents too; `report/index.html` shows those nearest to each.", "どの限界値でも、良い文書がいくらか失われます。限界値の前後の文書は `report/index.html` で確かめられます。")}");
        if (facts.Counts.Failed > 0)
        {
            card.Line($"- {new Phrase("Documents that could not be processed and are missing here", "処理できず、含まれていない文書")}: {facts.Counts.Failed} ({Numbers.Percent(facts.Counts.Failed, facts.Counts.Read.Documents)})");
        }

        WriteNotes(card, facts);
        card.Line($"- {new Phrase("Biases of the sources (topics, regions, registers, times)", "原料の偏り（話題・地域・文体・時期）")}: {CardOverview.ToFillIn}");
    }

    private static void WriteNotes(MarkdownWriter card, ReportFacts facts)
    {
        List<IGrouping<Phrase, string>> notes = [.. facts.Rules.DistinctBy(rule => rule.Card.Id).Where(rule => rule.Card.Notes.Length > 0).GroupBy(rule => new Phrase(rule.Card.Notes, rule.Card.NotesJa), rule => rule.Card.Id)];
        if (notes.Count == 0)
        {
            return;
        }

        card.Line($"- {new Phrase("What the measures miss, or count on purpose as their sources do", "尺度の見落としや、出典に合わせて残した癖")}:");
        foreach (IGrouping<Phrase, string> note in notes)
        {
            card.Line($"  - {new Verbatim(string.Join(", ", note.Select(id => Verbatim.Code(id).Text)))}: {note.Key.In(card.Tongue)}");
        }
    }
}
