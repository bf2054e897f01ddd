using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Extract;

/// <summary>How annotations in plain texts are read.</summary>
/// <param name="Annotations">`auto`, `aozora` or `none`.</param>
/// <param name="KeepReadings">Whether the reading of ruby stays, in brackets behind its base.</param>
public sealed record TextSettings(string Annotations, bool KeepReadings)
{
    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        "text",
        "How plain texts with annotations are read.",
        "注記のあるテキストの読み方です。",
        [
            new SettingCard { Key = "annotations", Kind = SettingKind.Choice, Choices = ["auto", "aozora", "none"], Default = "auto", Summary = "Whether the marks of Aozora Bunko (ruby, notes, letters described in words, head and tail of the file) are resolved: in files that declare themselves, in all, in none.", SummaryJa = "青空文庫形式の注記（ルビ、入力者注、外字の説明、ファイルの冒頭と末尾）を解釈するかどうかを選びます。`auto` は形式を名乗るファイルだけ、`aozora` はすべて、`none` は解釈しません。" },
        ]);

    /// <summary>Reads the section.</summary>
    /// <param name="section">The section `text`.</param>
    /// <param name="ruby">What the recipe says under `extract.ruby`, for pages and texts alike.</param>
    public static TextSettings From(Settings section, string ruby) => new(section.Text("annotations"), ruby == "both");
}
