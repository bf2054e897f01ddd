using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Text.Similarity;
using Tsumugi.Text.Words;

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
                Summary = "Whether documents are merged that share most of their shingles (runs of five letters, unless `unit` and `size` say otherwise).",
                SummaryJa = "シングル（`unit` と `size` で変えないかぎり 5 文字の並び）の大半が共通する文書をまとめるかどうか。",
            },
            new SettingCard
            {
                Key = "near.jaccard",
                Kind = SettingKind.Number,
                Default = "0.8",
                Min = 0.5,
                Max = 1,
                Summary = "How similar two documents must be: common shingles over all that either has.",
                SummaryJa = "どれだけ似ていればまとめるか（共通するシングル ÷ どちらかにあるシングル）。",
            },
            new SettingCard
            {
                Key = "near.containment",
                Kind = SettingKind.Number,
                Min = 0.5,
                Max = 1,
                Summary = "From which share on a document is merged into a longer one that holds so much of it (common shingles over its own), although the two are less similar than `jaccard`; not looked for unless set.",
                SummaryJa = "自分のシングルのこれだけの割合が、より長い文書に含まれていれば、`jaccard` に届かなくてもその文書にまとめます。指定しなければ調べません。",
            },
            new SettingCard
            {
                Key = "near.unit",
                Kind = SettingKind.Choice,
                Default = "letters",
                Choices = ["letters", "words"],
                Summary = "What a shingle is a run of: letters of the key, or words as `measure.words` cuts them.",
                SummaryJa = "シングルを何の並びとするか。キーの文字か、`measure.words` の分割による単語です。",
            },
            new SettingCard
            {
                Key = "near.size",
                Kind = SettingKind.Whole,
                Default = "5",
                Min = 2,
                Max = Shingler.MaxSize,
                Summary = "How many letters or words a shingle has.",
                SummaryJa = "シングルの文字数または単語数。",
            },
            new SettingCard
            {
                Key = "near.bands",
                Kind = SettingKind.Whole,
                Min = 1,
                Max = MinHash.MaxPlaces,
                Summary = "Bands of the sketch, together with `rows`; chosen from `jaccard` unless set. More bands find more.",
                SummaryJa = "スケッチのバンド数。`rows` と一緒に指定します。指定しなければ `jaccard` から選びます。多いほど見逃しが減ります。",
            },
            new SettingCard
            {
                Key = "near.rows",
                Kind = SettingKind.Whole,
                Min = 1,
                Max = 32,
                Summary = "Rows of each band, together with `bands`. More rows let fewer unlike pairs through.",
                SummaryJa = "1 バンドの行数。`bands` と一緒に指定します。多いほど似ていない組の候補が減ります。",
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

    /// <summary>Gets the share of a document's shingles from which on it is merged into a longer one that has them; 0 if that is not looked for.</summary>
    public double Containment { get; init; }

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

    /// <summary>Gets what a shingle is a run of.</summary>
    public ShingleUnit Unit { get; init; } = ShingleUnit.Letters;

    /// <summary>Gets how many letters or words a shingle has.</summary>
    public int Size { get; init; } = ShingleScanner.Letters;

    /// <summary>Gets what makes a segmenter for each worker, used for shingles of words; it gives null for the own one.</summary>
    public Func<ISegmenter?> Segmenter { get; init; } = OwnSegmenter;

    /// <summary>Gets the bands that the recipe asks for; null if they follow from the similarity.</summary>
    public BandPlan? WrittenBands { get; init; }

    /// <summary>Gets the bands in force.</summary>
    public BandPlan Bands => WrittenBands ?? BandPlan.Choose(Jaccard);

    private static Func<ISegmenter?> OwnSegmenter { get; } = static () => null;

    /// <summary>Says what is wrong with values that are each allowed.</summary>
    /// <returns>The key and what is wrong with it; null if nothing is.</returns>
    public static (string Key, Phrase Saying, Phrase Hint)? Check(Settings settings)
    {
        if (settings.Has("near.bands") != settings.Has("near.rows"))
        {
            (string here, string other) = settings.Has("near.bands") ? ("near.bands", "rows") : ("near.rows", "bands");
            return (here, new Phrase($"`{here}` is set, but `near.{other}` is not", $"`{here}` がありますが、`near.{other}` がありません"), new Phrase("set both, such as `bands: 14` and `rows: 8`, or neither", "`bands: 14` と `rows: 8` のように両方を書くか、どちらも書かないでください"));
        }

        if (settings.Has("near.bands") && settings.Whole("near.bands") * settings.Whole("near.rows") is > MinHash.MaxPlaces and int places)
        {
            return ("near.rows", new Phrase($"`near.bands` × `near.rows` is {places}, expected at most {MinHash.MaxPlaces}", $"`near.bands` × `near.rows` が {places} です。{MinHash.MaxPlaces} 以下にしてください"), default);
        }

        return settings.Has("near.containment") && !settings.Flag("near.verify")
            ? ("near.containment", new Phrase("`near.containment` is set, but `near.verify` is `no`: without verification nobody knows what lies in what", "`near.containment` がありますが、`near.verify` が `no` です。検証しないと、どれがどれに含まれるか分かりません"), new Phrase("set `verify: yes`", "`verify: yes` にしてください"))
            : null;
    }

    /// <summary>Reads the section of a checked recipe; keys that a plan of an older version lacks have their defaults.</summary>
    public static DedupSettings From(Settings settings) => new()
    {
        Containment = IsSet(settings, "near.containment") ? settings.Number("near.containment") : 0,
        Unit = IsSet(settings, "near.unit") && settings.Text("near.unit") == "words" ? ShingleUnit.Words : ShingleUnit.Letters,
        Size = IsSet(settings, "near.size") ? settings.Whole("near.size") : ShingleScanner.Letters,
        WrittenBands = IsSet(settings, "near.bands") ? new BandPlan(settings.Whole("near.bands"), settings.Whole("near.rows")) : null,
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

    private static bool IsSet(Settings settings, string key) => settings.Values.TryGetValue(key, out IReadOnlyList<string>? values) && values.Count > 0;

    /// <summary>Makes what turns texts into sets of shingles, for one worker.</summary>
    internal Shingler CreateShingler() => new(Unit, Size, Unit == ShingleUnit.Words ? Segmenter() : null);

    /// <summary>Says whether a pair is similar enough, or one of it is contained in the other.</summary>
    internal bool AreTwins(in PairSimilarity pair) => !(pair.Jaccard < Jaccard) || (Containment > 0 && Math.Max(pair.OfLeft, pair.OfRight) >= Containment);

    /// <summary>Gets a value that plans of older versions do not have.</summary>
    private static IReadOnlyList<string> Written(Settings settings, string key) => settings.Values.TryGetValue(key, out IReadOnlyList<string>? values) ? values : [];
}
