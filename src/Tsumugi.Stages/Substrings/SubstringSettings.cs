using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Substrings;

/// <summary>The recipe's section `substrings`.</summary>
public sealed record SubstringSettings
{
    /// <summary>Gets the keys of the section.</summary>
    public static SectionCard Card { get; } = new(
        CutSteps.Substrings,
        "Cuts long passages that stand earlier in the corpus, wherever they begin and end, and keeps the first of each.",
        "コーパスのより前の位置にもある長い文字列を、始まりや終わりの位置によらず取り除き、それぞれ最初のものだけを残します。",
        [
            new SettingCard
            {
                Key = "on",
                Kind = SettingKind.Flag,
                Default = "no",
                Summary = "Whether repeated passages are cut out of the kept documents.",
                SummaryJa = "採用した文書から、繰り返される文字列を取り除くかどうか。",
            },
            new SettingCard
            {
                Key = "min-letters",
                Kind = SettingKind.Whole,
                Default = "100",
                Min = 30,
                Max = 10_000,
                Summary = "How long a passage must be, in letters (code points, white space left out). Every repeated passage of that length is found, in the whole corpus.",
                SummaryJa = "何文字以上の文字列を対象とするか（空白を除いたコードポイント数）。この長さ以上の繰り返しは、コーパス全体からもれなく見つけます。",
            },
            new SettingCard
            {
                Key = "boundary",
                Kind = SettingKind.Choice,
                Default = "sentence",
                Choices = ["sentence", "letter"],
                Summary = "Where a cut may begin and end: between sentences, as long as `min-letters` are left to be cut, else between letters; or always between letters.",
                SummaryJa = "切り取る範囲の端。`sentence` は文の境目に合わせ、そうすると `min-letters` に満たないときだけ文字の境目にします。`letter` は常に文字の境目です。",
            },
            new SettingCard
            {
                Key = "shortest-text",
                Kind = SettingKind.Whole,
                Default = "50",
                Min = 0,
                Max = 1_000_000,
                Summary = "A text that was cut and of which fewer letters are left is dropped. Counts as `min-letters` if it is greater, so that no text is dropped for which a passage was cut elsewhere.",
                SummaryJa = "切り取ったあとの文字数がこれに満たない文書は除外します。`min-letters` より大きい値は `min-letters` とみなします（ほかの文書で切り取った文字列の残し先まで除外しないためです）。",
            },
        ]);

    /// <summary>Gets a value indicating whether the step runs.</summary>
    public bool On { get; init; } = true;

    /// <summary>Gets the fewest letters of a passage.</summary>
    public int MinLetters { get; init; } = 100;

    /// <summary>Gets a value indicating whether cuts shrink to whole sentences where enough is left.</summary>
    public bool WholeSentences { get; init; } = true;

    /// <summary>Gets the letters below which a text that was cut is dropped; at most <see cref="MinLetters"/>.</summary>
    public int ShortestText { get; init; } = 50;

    /// <summary>Reads the section of a checked recipe.</summary>
    public static SubstringSettings From(Settings settings) => new()
    {
        On = settings.Flag("on"),
        MinLetters = settings.Whole("min-letters"),
        WholeSentences = settings.Text("boundary") == "sentence",
        ShortestText = Math.Min(settings.Whole("shortest-text"), settings.Whole("min-letters")),
    };
}
