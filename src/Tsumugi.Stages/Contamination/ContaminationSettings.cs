using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Cuts;

namespace Tsumugi.Stages.Contamination;

/// <summary>The recipe's section `contamination`.</summary>
public sealed record ContaminationSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = CutSteps.Contamination;

    /// <summary>The letters of a run unless someone says otherwise; why, says docs/design/0008-contamination.md.</summary>
    public const int StandardRunLetters = 13;

    /// <summary>The letters from which on a shorter text is looked for as a whole.</summary>
    public const int StandardWholeLetters = 10;

    /// <summary>The share of an item's letters that makes a hit.</summary>
    public const double StandardCoverage = 0.7;

    /// <summary>Gets the keys of the section.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "Looks for the items of evaluation sets in the kept documents; on as soon as `sets` names one.",
        "採用した文書に評価データの設問が含まれていないかを調べます。`sets` を書くと有効になります。",
        [
            new SettingCard
            {
                Key = "sets",
                Kind = SettingKind.Texts,
                Summary = "Evaluation sets as `NAME=PATH` (files, folders, globs; JSON Lines, JSON, CSV, TSV, also packed); several lines of one name are one set.",
                SummaryJa = "評価データを `名前=パス` の形で書きます（ファイル・フォルダ・glob。JSON Lines、JSON、CSV、TSV、圧縮も可）。同じ名前の行は一つのデータになります。",
            },
            new SettingCard
            {
                Key = "fields",
                Kind = SettingKind.Texts,
                Summary = "Fields of the items that are looked for, `FIELD` or `NAME=FIELD` for one set; without it all texts.",
                SummaryJa = "調べる項目を `項目`、または特定のデータだけなら `名前=項目` と書きます。省略するとすべての文字列を調べます。",
            },
            new SettingCard
            {
                Key = "ngram",
                Kind = SettingKind.Whole,
                Default = "13",
                Min = 5,
                Max = 1000,
                Summary = "Letters of a run: texts of items are compared by their runs of so many letters, width, white space and punctuation variants folded away.",
                SummaryJa = "比べる文字の並びの長さです。全角・半角、空白、句読点の揺れを除いた文字で比べます。",
            },
            new SettingCard
            {
                Key = "min-whole",
                Kind = SettingKind.Whole,
                Default = "10",
                Min = 4,
                Max = 1000,
                Summary = "Letters from which on a text shorter than `ngram` is looked for as a whole; still shorter ones are not looked for.",
                SummaryJa = "`ngram` より短い文を、全体の一致で調べる最小の文字数です。これより短い文は調べません。",
            },
            new SettingCard
            {
                Key = "min-coverage",
                Kind = SettingKind.Number,
                Default = "0.7",
                Min = 0.01,
                Max = 1,
                Summary = "The share of an item's letters that one document must hold, in runs of `ngram` letters.",
                SummaryJa = "設問の文字のうち、どれだけの割合が `ngram` 文字以上の並びとして一つの文書にあれば混入とみなすか。",
            },
            new SettingCard
            {
                Key = "action",
                Kind = SettingKind.Choice,
                Default = "report",
                Choices = ["report", "cut", "drop"],
                Summary = "What becomes of a document that holds an item: only told, the shared stretches cut, or dropped.",
                SummaryJa = "設問を含む文書の扱いです。報告だけ（report）、共通する部分を取り除く（cut）、文書ごと除く（drop）から選びます。",
            },
            new SettingCard
            {
                Key = "shortest-text",
                Kind = SettingKind.Whole,
                Default = "100",
                Min = 0,
                Max = 1_000_000,
                Summary = "Letters that must be left of a text that was cut; else the document is dropped.",
                SummaryJa = "一部を取り除いたあとに残る本文の最小の文字数です。これより短くなった文書は除きます。",
            },
        ]);

    /// <summary>Gets the sets, as the recipe writes them.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>Gets the wanted fields, as the recipe writes them.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Gets the letters of a run.</summary>
    public int RunLetters { get; init; } = StandardRunLetters;

    /// <summary>Gets the letters from which on a shorter text is looked for as a whole; at most those of a run.</summary>
    public int WholeLetters { get; init; } = StandardWholeLetters;

    /// <summary>Gets the share that makes a hit.</summary>
    public double MinCoverage { get; init; } = StandardCoverage;

    /// <summary>Gets what becomes of a document with a hit.</summary>
    public ContaminationAction Action { get; init; }

    /// <summary>Gets the letters that must be left.</summary>
    public int ShortestText { get; init; } = 100;

    /// <summary>Says whether a recipe turns the step on.</summary>
    public static bool IsOn(Settings settings) => settings.Has("sets");

    /// <summary>Reads the section of a checked recipe.</summary>
    public static ContaminationSettings From(Settings settings) => new()
    {
        Sets = settings.Texts("sets"),
        Fields = settings.Texts("fields"),
        RunLetters = settings.Whole("ngram"),
        WholeLetters = Math.Min(settings.Whole("min-whole"), settings.Whole("ngram")),
        MinCoverage = settings.Number("min-coverage"),
        Action = settings.Text("action") switch
        {
            "cut" => ContaminationAction.Cut,
            "drop" => ContaminationAction.Drop,
            _ => ContaminationAction.Report,
        },
        ShortestText = settings.Whole("shortest-text"),
    };
}
