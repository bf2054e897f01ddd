using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Extract;

/// <summary>How text is taken out of pages.</summary>
public static class ExtractSettings
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "extract",
        "How text is taken out of pages.",
        "ページから本文を取り出す方法です。",
        [
            new SettingCard { Key = "html", Kind = SettingKind.Choice, Choices = ["main-content", "all-text"], Default = "main-content", Summary = "The main content alone, or everything but scripts and styles.", SummaryJa = "本文だけを取り出すか、スクリプトとスタイル以外のすべてを取り出すかを選びます。" },
        ]);
}
