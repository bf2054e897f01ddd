using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Dedup;

/// <summary>The recipe's section `dedup`.</summary>
public sealed record DedupSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "dedup";

    /// <summary>Gets the keys of the section.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "Finds documents that say the same and keeps one of each.",
        "同じ内容の文書を見つけて一つだけを残します。",
        [
            new SettingCard
            {
                Key = "exact",
                Kind = SettingKind.Flag,
                Default = "yes",
                Summary = "Whether documents are merged that are equal but for width, white space and punctuation variants.",
                SummaryJa = "全角・半角、空白、句読点の揺れを除いて同じ文書をまとめるかどうか。",
            },
            new SettingCard
            {
                Key = "near.on",
                Kind = SettingKind.Flag,
                Default = "yes",
                Summary = "Whether documents are merged that share most of their five-letter runs.",
                SummaryJa = "5 文字の並びの大半が共通する文書をまとめるかどうか。",
            },
            new SettingCard
            {
                Key = "near.jaccard",
                Kind = SettingKind.Number,
                Default = "0.8",
                Min = 0.5,
                Max = 1,
                Summary = "How similar two documents must be: common five-letter runs over all that either has.",
                SummaryJa = "どれだけ似ていればまとめるか（共通する 5 文字の並び ÷ どちらかにある並び）。",
            },
            new SettingCard
            {
                Key = "near.verify",
                Kind = SettingKind.Flag,
                Default = "yes",
                Summary = "Whether the true similarity of each candidate pair is computed; without it unlike documents get merged as well.",
                SummaryJa = "候補の組ごとに真の類似度を計算するかどうか。しない場合は似ていない文書もまとめられます。",
            },
            new SettingCard
            {
                Key = "near.keep",
                Kind = SettingKind.Choice,
                Default = "best",
                Choices = ["best", "first", "newest", "longest"],
                Summary = "Which of several twins is kept, among those that pass the rules.",
                SummaryJa = "重複のうち、規則を通ったどれを残すか。",
            },
            new SettingCard
            {
                Key = "against",
                Kind = SettingKind.Text,
                Summary = "The output folder of an earlier run, relative to the recipe: its documents, and those of the runs it was made against, count as the first part of the corpus, and only what is new is written. Its `work` folder must be there.",
                SummaryJa = "以前の実行の出力フォルダ（レシピからの相対パス）。その文書と、その実行がさらに比べた実行の文書をコーパスの前半とみなし、新しいものだけを書き出します。`work` フォルダが必要です。",
            },
            new SettingCard
            {
                Key = "prefer",
                Kind = SettingKind.Choice,
                Default = "old",
                Choices = ["old", "new", "best"],
                Summary = "With `against`: whether documents of the earlier run are kept before new ones, new ones before those of the earlier run, or `near.keep` decides over both.",
                SummaryJa = "`against` を使うとき、以前の実行の文書を優先するか（`old`）、新しい文書を優先するか（`new`）、両方まとめて `near.keep` で決めるか（`best`）。",
            },
            new SettingCard
            {
                Key = "prefer-sources",
                Kind = SettingKind.Texts,
                Summary = "Sources whose documents are kept before those of others, the most wanted first; `near.keep` decides within a source and among those not named.",
                SummaryJa = "ほかより優先して残す情報源。望ましい順に書きます。同じ情報源の中と、書かれていない情報源どうしでは `near.keep` で決めます。",
            },
        ]);

    /// <summary>Gets a value indicating whether equal keys are merged.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>Gets a value indicating whether similar documents are merged.</summary>
    public bool Near { get; init; } = true;

    /// <summary>Gets the similarity from which on two documents are twins.</summary>
    public double Jaccard { get; init; } = 0.8;

    /// <summary>Gets a value indicating whether candidates are verified.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Gets which twin is kept.</summary>
    public KeepOrder Keep { get; init; } = KeepOrder.Best;

    /// <summary>Gets the folder of the earlier run against which this one is made, as the recipe writes it; empty if there is none.</summary>
    public string Against { get; init; } = "";

    /// <summary>Gets which of the two are kept rather than the other.</summary>
    public Preference Prefer { get; init; }

    /// <summary>Gets the sources whose documents are kept before those of others.</summary>
    public IReadOnlyList<string> PreferSources { get; init; } = [];

    /// <summary>Gets the precedence of each shard of the corpus: among documents that pass the rules, those of a shard with a lower number are kept rather than others, whatever the keep order says. Empty if all are equal.</summary>
    public IReadOnlyList<int> Precedence { get; init; } = [];

    /// <summary>Gets the precedence of a document.</summary>
    public int PrecedenceOf(DocumentAddress address) => Precedence.Count == 0 ? 0 : Precedence[address.Shard];

    /// <summary>Gets the bands that follow from the similarity.</summary>
    public BandPlan Bands => BandPlan.Choose(Jaccard);

    /// <summary>Reads the section of a checked recipe.</summary>
    public static DedupSettings From(Settings settings) => new()
    {
        Exact = settings.Flag("exact"),
        Near = settings.Flag("near.on"),
        Jaccard = settings.Number("near.jaccard"),
        Verify = settings.Flag("near.verify"),
        Keep = settings.Text("near.keep") switch
        {
            "first" => KeepOrder.First,
            "newest" => KeepOrder.Newest,
            "longest" => KeepOrder.Longest,
            _ => KeepOrder.Best,
        },
        Against = Written(settings, "against") is [string folder] ? folder : "",
        Prefer = Written(settings, "prefer") switch
        {
            ["new"] => Preference.New,
            ["best"] => Preference.Best,
            _ => Preference.Old,
        },
        PreferSources = Written(settings, "prefer-sources") is { Count: > 0 } sources ? sources : [],
    };

    /// <summary>Gets a value that plans of older versions do not have.</summary>
    private static IReadOnlyList<string> Written(Settings settings, string key) => settings.Values.TryGetValue(key, out IReadOnlyList<string>? values) ? values : [];
}
