using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Stages.Report.Cards;

/// <summary>How anybody can check the dataset.</summary>
internal static class CardVerification
{
    public static void Write(MarkdownWriter card, ReportFacts facts)
    {
        card.Heading("How to verify", "検証のしかた");
        card.Line($"```");
        card.Line($"tsumugi verify DIR");
        card.Line($"```");
        card.Line();
        card.Line($"{new Phrase("checks every file against `manifest.json` (SHA-256 of each, one root over all) and the numbers above against arithmetic. Same recipe, sources and program give the same bytes, on any number of workers.", "全ファイルを `manifest.json`（各ファイルの SHA-256 と、全体のルートハッシュ）と照合し、上の数字を算術で確かめます。同じレシピ・原料・プログラムからは、作業プロセスの数によらず同じバイト列ができます。")}");
        card.Line();
        card.Line($"{new Phrase("Plan", "計画のハッシュ")}: {Verbatim.Code(facts.Counts.Plan)} · Tsumugi {facts.Engine}");
    }
}
