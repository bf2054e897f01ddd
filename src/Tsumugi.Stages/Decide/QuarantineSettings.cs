using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Decide;

/// <summary>How many documents may fail before a finished run counts as doubtful.</summary>
public static class QuarantineSettings
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "quarantine",
        "How many documents may fail (unreadable, undecodable) before the run ends with exit code 6.",
        "読めない・復号できない文書がどれだけあれば終了コード 6 で終えるかを決めます。",
        [
            new SettingCard { Key = "max-share", Kind = SettingKind.Number, Default = "0.05", Min = 0, Max = 1, Summary = "The highest share of failed documents among all documents.", SummaryJa = "全文書に占める失敗文書の割合の上限です。" },
        ]);
}
