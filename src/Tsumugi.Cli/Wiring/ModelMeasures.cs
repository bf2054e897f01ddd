using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Classifier;
using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Files;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Wiring;

/// <summary>Opens the measures of a plan's models.</summary>
/// <remarks>A plan is opened for many questions that no model is needed for; so files are read when the first document comes, each once for all workers.</remarks>
internal static class ModelMeasures
{
    /// <summary>Opens them, in the order of the models.</summary>
    public static IReadOnlyList<IMeasure> Open(IReadOnlyList<MeasureModel> models)
    {
        // Two labels of one classifier are two measures, and one file.
        Dictionary<string, Lazy<FastTextModel>> classifiers = new(StringComparer.Ordinal);
        List<IMeasure> measures = [];
        foreach (MeasureModel model in models)
        {
            if (model.Kind == MeasureModel.LanguageModel)
            {
                Lazy<Tokenizer>? tokenizer = model.Tokenizer is { } file ? new(() => Tokenizer.Load(Unchanged(model, file.Path!, file.Sha256))) : null;
                measures.Add(new NgramMeasure(model, new Lazy<NgramModel>(() => NgramModel.Read(Unchanged(model, model.Path!, model.Sha256))), tokenizer));
                continue;
            }

            if (!classifiers.TryGetValue(model.Path!, out Lazy<FastTextModel>? classifier))
            {
                classifiers[model.Path!] = classifier = new Lazy<FastTextModel>(() => FastTextReader.Read(Unchanged(model, model.Path!, model.Sha256)));
            }

            measures.Add(new ClassifierMeasure(model, classifier, () => Segmenter(model)));
        }

        return measures;
    }

    private static ISegmenter? Segmenter(MeasureModel model)
    {
        string place = $"{ModelSettings.Section}.{model.Name}";
        ISegmenter? segmenter = MeasureSettings.OpenOrNone(MeasureSettings.ChoiceFor(model.Words ?? ""), place);
        return segmenter is null || segmenter.Name == model.Words ? segmenter : throw MeasureSettings.OtherSegmenter(place, model.Words!, segmenter.Name);
    }

    private static string Unchanged(MeasureModel model, string path, string sha256) => FileHash.Sha256(path) == sha256
        ? path
        : throw new TsumugiException(
            "TSU4104",
            ExitCode.InputMissing,
            path,
            new Phrase($"the model `{model.Name}` is another one than planned: numbers of two models would be mixed within one run", $"モデル `{model.Name}` が計画時のものと違います。一つの実行に二つのモデルの値が混ざります"),
            new Phrase("put the former file back, or build anew into another folder", "元のファイルに戻すか、別のフォルダにビルドし直してください"));
}
