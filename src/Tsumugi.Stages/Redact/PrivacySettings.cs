using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Redact;

/// <summary>What becomes of personal data.</summary>
public static class PrivacySettings
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "privacy",
        "What becomes of personal data. My Numbers are destroyed in any case, before anything is written.",
        "個人情報の扱いです。個人番号は設定によらず、書き出す前に必ず削除します。",
        [
            new SettingCard { Key = "preset", Kind = SettingKind.Text, Default = "jp-default", Summary = "The name of a policy, or the path of a YAML file.", SummaryJa = "ポリシーの名前、または YAML ファイルのパスです。" },
        ]);
}
