using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>What was destroyed, what was masked, and why.</summary>
internal static class CardPrivacy
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        RedactionPolicy policy = facts.Recipe.Privacy;
        card.Heading("Personal data", "個人情報");
        card.Line($"{new Phrase("Policy", "方針")} {Verbatim.Code(policy.Name)}: {(card.Tongue == Tongue.Japanese ? policy.SummaryJa : policy.Summary)}");
        card.Line();
        card.Table(new("kind", "種類"), new("what is done", "扱い"), new(">times", ">箇所"), new("why", "理由"));
        foreach (RedactionKind kind in policy.Kinds)
        {
            card.Line($"| {kind.Kind} | {PrivacyWords.Action(kind.Action)} | {PrivacyWords.Times(facts, kind)} | {(card.Tongue == Tongue.Japanese ? kind.BecauseJa : kind.Because)} |");
        }

        card.Line();
        if (policy.PeopleList is { } list)
        {
            Phrase[] sentences = [PeopleListWords.Sentence(list), PeopleListWords.Found(facts.Privacy), new(list.Because, list.BecauseJa)];
            card.Line($"{new Phrase(string.Join(' ', sentences.Select(sentence => sentence.English)), string.Concat(sentences.Select(sentence => sentence.Japanese)))}");
            card.Line();
        }

        if (policy.Kinds.Any(kind => kind.Kind == "my-number" && kind.Action == RedactionAction.Destroy))
        {
            card.Line($"**{new Phrase("Zero retention of My Numbers", "個人番号は一切保持しません")}**: {new Phrase("what the scrubber recognises is destroyed in memory, before a dataset, an intermediate file, a ledger or a report is written; only the count is kept.", "検出した個人番号は、データセット・中間ファイル・台帳・報告書のどれかに書き込む前に、メモリ上で消去します。残るのは件数だけです。")}");
            card.Line();
        }

        card.Line($"{new Phrase("Automatic detection misses some cases.", "自動検出には見落としがあります。")} {new Phrase("Review by people before publication", "公開前の人による確認")}: {CardOverview.ToFillIn}");
    }
}
