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
            new SettingCard { Key = "structure", Kind = SettingKind.Choice, Choices = ["plain", "markdown"], Default = "plain", Summary = "One block a line, or Markdown: headings, lists, tables, quotes and code as such.", SummaryJa = "一行に一つの段落を書くか、Markdown（見出し、箇条書き、表、引用、コードの区別あり）で書くかを選びます。" },
            new SettingCard { Key = "ruby", Kind = SettingKind.Choice, Choices = ["base", "both"], Default = "base", Summary = "Of ruby, the base alone, or with its reading: 漢字（かんじ）.", SummaryJa = "ルビの付いた語を、親文字だけにするか、読みも添えて「漢字（かんじ）」とするかを選びます。" },
        ]);

    /// <summary>Reads how the text is written.</summary>
    /// <param name="structure">What a recipe says under `structure`.</param>
    /// <param name="ruby">What a recipe says under `ruby`.</param>
    public static ExtractionOptions Options(string structure, string ruby) => new()
    {
        Structure = structure == "markdown" ? TextStructure.Markdown : TextStructure.Plain,
        Ruby = ruby == "both" ? RubyStyle.Both : RubyStyle.Base,
    };
}
