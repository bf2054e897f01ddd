using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>What the dataset is, in numbers, and what its owner still has to say.</summary>
internal static class CardOverview
{
    /// <summary>Gets the mark of what only people can fill in.</summary>
    public static Phrase ToFillIn { get; } = new("**(to be filled in)**", "**（要記入）**");

    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        RunCounts counts = facts.Counts;
        card.Line($"# {facts.Recipe.Name}");
        card.Heading("Overview", "概要");
        card.Table(new("item", "項目"), new("value", "値"));
        card.Line($"| {new Phrase("documents", "文書数")} | {counts.Written.Documents} |");
        card.Line($"| {new Phrase("text (UTF-8)", "本文の量（UTF-8）")} | {counts.Written.Bytes} {new Phrase("bytes", "バイト")} ({Numbers.Bytes(counts.Written.Bytes)}) |");
        if (counts.Letters is { } letters)
        {
            card.Line($"| {new Phrase("letters (code points)", "文字数（符号位置）")} | {letters} |");
        }

        card.Line($"| {new Phrase("languages", "言語")} | {string.Join(", ", facts.Languages.Where(language => language.Kept > 0 && language.Name.Length > 0).Select(language => language.Name))} |");
        card.Line($"| {new Phrase("made with", "作成に用いたプログラム")} | Tsumugi {facts.Engine} |");
        card.Line($"| {new Phrase("what cut the words", "単語の分割に用いたもの")} | {Words.Segmenter(facts.WordsBy)} |");
        card.Line($"| {new Phrase("plan", "計画のハッシュ")} | `{counts.Plan}` |");
        card.Line();
        card.Line($"- {new Phrase("Who publishes it, and whom to ask or to tell about a problem", "公開者と問い合わせ先（削除の申し出を含む）")}: {ToFillIn}");
        card.Line($"- {new Phrase("What it is meant for, and what it must not be used for", "想定する用途と、想定しない用途")}: {ToFillIn}");
        card.Line($"- {new Phrase("When and how the sources were collected, and on what legal basis", "原料を収集した時期・方法と、その法的根拠")}: {ToFillIn}");
        card.Line($"- {new Phrase("How it will be kept up, and how to cite it", "更新の方針と引用のしかた")}: {ToFillIn}");
    }
}
