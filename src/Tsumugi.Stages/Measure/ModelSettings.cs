using System.Globalization;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Stages.Measure;

/// <summary>By which models documents are measured; each is a measure under the name that the recipe gives it.</summary>
public static class ModelSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "models";

    private const string Label = "label";
    private const string Weights = "weights";
    private const string Words = "words";
    private const string Tokenizer = "tokenizer";

    /// <summary>Gets what a recipe may say.</summary>
    public static SectionCard Card { get; } = new(
        Section,
        "Models by which every document is measured, each under a name: `{edu: {classifier: edu.bin, label: good}}` gives the measure `classifier/edu`, `{wiki: {language-model: wiki.arpa}}` gives `lm/wiki-bits-per-letter`.",
        "すべての文書を測るモデルです。名前を付けて書きます。`{edu: {classifier: edu.bin, label: good}}` は尺度 `classifier/edu` に、`{wiki: {language-model: wiki.arpa}}` は `lm/wiki-bits-per-letter` になります。",
        [
            new SettingCard { Key = MeasureModel.Classifier, Kind = SettingKind.Text, Summary = "A text classifier: a `.bin` or `.ftz` file of fastText or of `tsumugi classify train`; relative paths are read from the folder of the recipe.", SummaryJa = "文書分類器です。fastText または `tsumugi classify train` の `.bin`・`.ftz` ファイルを指定します。相対パスはレシピのあるフォルダから読みます。" },
            new SettingCard { Key = Label, Kind = SettingKind.Text, Summary = "The label whose probability is the number.", SummaryJa = "このラベルの確率を値とします。" },
            new SettingCard { Key = Weights, Kind = SettingKind.Weights, Min = 0, Summary = "A number for each label, instead of `label`: the number of a document is the mean that the classifier expects. Labels left out count 0.", SummaryJa = "`label` の代わりに、ラベルごとの値を書きます。文書の値は、分類器の確率で重み付けした期待値になります。書かないラベルは 0 です。" },
            new SettingCard { Key = Words, Kind = SettingKind.Choice, Choices = [MeasureSettings.None, .. MeasureSettings.Choices], Summary = "What puts spaces between words before the classifier looks; if left out, what it was trained with.", SummaryJa = "分類器に渡す前に単語を空白で区切るものです。省略すると学習時と同じものを使います。" },
            new SettingCard { Key = MeasureModel.LanguageModel, Kind = SettingKind.Text, Summary = "An n-gram language model: a file of `tsumugi lm train`, or an ARPA file.", SummaryJa = "n-gram 言語モデルです。`tsumugi lm train` のファイルか ARPA 形式のファイルを指定します。" },
            new SettingCard { Key = Tokenizer, Kind = SettingKind.Text, Summary = "The tokenizer over whose pieces the language model was trained (`.model` of SentencePiece); left out for letters. Bits are those of a letter either way.", SummaryJa = "言語モデルの学習に使ったトークナイザー（SentencePiece の `.model`）です。文字単位のモデルでは省略します。どちらの場合も、値は 1 文字あたりのビット数です。" },
        ])
    {
        Named = true,
    };

    /// <summary>Finds what is wrong with the entries as they stand, without a look at the files.</summary>
    /// <param name="settings">The section.</param>
    /// <returns>The key within the section, what is wrong, and what to do.</returns>
    public static IEnumerable<(string Key, Phrase Saying, Phrase Hint)> Check(Settings settings)
    {
        foreach (string name in settings.Names)
        {
            bool classifier = Has(MeasureModel.Classifier);
            bool languageModel = Has(MeasureModel.LanguageModel);
            if (!MeasureModel.IsName(name))
            {
                yield return (name, new Phrase($"the model is named `{name}`, expected lower-case letters, digits and `-`", $"モデルの名前が `{name}` です。英小文字、数字、`-` で付けてください"), default);
            }

            if (classifier == languageModel)
            {
                yield return (name, new Phrase($"the model `{name}` has {(classifier ? "both" : "neither")} `classifier` {(classifier ? "and" : "nor")} `language-model`, expected one of them", $"モデル `{name}` に `classifier` と `language-model` {(classifier ? "の両方があります" : "のどちらもありません")}。どちらか一つを書いてください"), default);
            }
            else if (classifier && Has(Label) == Has(Weights))
            {
                yield return (name, new Phrase($"the classifier `{name}` has {(Has(Label) ? "both" : "neither")} `label` {(Has(Label) ? "and" : "nor")} `weights`, expected one of them", $"分類器 `{name}` に `label` と `weights` {(Has(Label) ? "の両方があります" : "のどちらもありません")}。どちらか一つを書いてください"), new Phrase("`label: good` takes the probability of a label, `weights: {good: 1, bad: 0}` a mean over numbers", "`label: good` はそのラベルの確率、`weights: {good: 1, bad: 0}` は値の期待値になります"));
            }
            else if (classifier && Has(Tokenizer))
            {
                yield return ($"{name}.{Tokenizer}", new Phrase($"the classifier `{name}` has `tokenizer`, which only language models take", $"分類器 `{name}` に `tokenizer` があります。`tokenizer` は言語モデルだけのものです"), default);
            }
            else if (languageModel)
            {
                foreach (string key in new[] { Label, Weights, Words }.Where(Has))
                {
                    yield return ($"{name}.{key}", new Phrase($"the language model `{name}` has `{key}`, which only classifiers take", $"言語モデル `{name}` に `{key}` があります。`{key}` は分類器だけのものです"), default);
                }
            }

            bool Has(string key) => settings.Has($"{name}.{key}");
        }
    }

    /// <summary>Gets the models that a recipe names, in the order of their names; of the files nothing is known yet.</summary>
    public static IReadOnlyList<MeasureModel> Of(Settings settings) => [.. settings.Names.Select(name => Of(settings, name))];

    /// <summary>Gets what a recipe says about the words of a classifier; empty if it leaves that to the model.</summary>
    public static string WordsOf(Settings settings, string name) => settings.Text($"{name}.{Words}");

    private static MeasureModel Of(Settings settings, string name)
    {
        string classifier = settings.Text($"{name}.{MeasureModel.Classifier}");
        IReadOnlyList<string> weights = settings.Texts($"{name}.{Weights}");
        return new MeasureModel
        {
            Name = name,
            Kind = classifier.Length > 0 ? MeasureModel.Classifier : MeasureModel.LanguageModel,
            File = classifier.Length > 0 ? classifier : settings.Text($"{name}.{MeasureModel.LanguageModel}"),
            Label = settings.Text($"{name}.{Label}") is { Length: > 0 } label ? label : null,
            Tokenizer = settings.Text($"{name}.{Tokenizer}") is { Length: > 0 } tokenizer ? new TokenizerFile(tokenizer) : null,
            Weights = weights.Count == 0 ? null : [.. weights.Select(Weight)],
        };
    }

    private static LabelWeight Weight(string written)
    {
        int equals = written.LastIndexOf('=');
        return new LabelWeight(written[..equals], double.Parse(written.AsSpan(equals + 1), CultureInfo.InvariantCulture));
    }
}
