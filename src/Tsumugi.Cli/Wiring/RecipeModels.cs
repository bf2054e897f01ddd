using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Classifier;
using Tsumugi.Models.Ngrams;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Files;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds the models by which a recipe measures documents, checks them before anything is built, and opens them for the build.</summary>
internal static class RecipeModels
{
    private const int MostLabels = 12;

    /// <summary>Finds the files, and reads each of them whole, so that a broken one is told before hours are spent on a build.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="places">Where its settings stand.</param>
    /// <param name="problems">Receives TSU2016, TSU4001, TSU4002, TSU4102, and the faults of files that are no models or damaged ones.</param>
    public static IReadOnlyList<MeasureModel> Find(Recipe recipe, RecipePlaces places, List<TsumugiException> problems)
    {
        Settings settings = recipe.Sections[ModelSettings.Section];
        List<MeasureModel> found = [];
        foreach (MeasureModel model in ModelSettings.Of(settings))
        {
            string place = places.Of(ModelSettings.Section, model.Name, model.Kind);
            string path = Path.GetFullPath(Path.Combine(recipe.Folder, model.File));
            if (!File.Exists(path))
            {
                problems.Add(new TsumugiException("TSU4001", ExitCode.InputMissing, place, new Phrase($"`models.{model.Name}.{model.Kind}` names a file that does not exist: `{path}`", $"`models.{model.Name}.{model.Kind}` のファイル `{path}` がありません"), new Phrase("relative paths are read from the folder of the recipe", "相対パスはレシピのあるフォルダから読みます")));
                continue;
            }

            try
            {
                string? words = null;
                if (model.Kind == MeasureModel.Classifier)
                {
                    words = CheckClassifier(model, FastTextReader.Read(path), ModelSettings.WordsOf(settings, model.Name), places, problems);
                }
                else
                {
                    _ = NgramModel.Read(path);
                }

                found.Add(model with { Path = path, Bytes = new FileInfo(path).Length, Sha256 = FileHash.Sha256(path), Words = words });
            }
            catch (TsumugiException fault)
            {
                // The reader knows what is wrong with the file, and the recipe where it is named.
                problems.Add(new TsumugiException(fault.Code, fault.Exit, place, new Phrase($"`models.{model.Name}.{model.Kind}`: {fault.Place}: {fault.Saying.English}", $"`models.{model.Name}.{model.Kind}`: {fault.Place}: {fault.Saying.Japanese}"), fault.Hint, fault));
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                problems.Add(new TsumugiException("TSU4002", ExitCode.InputMissing, place, new Phrase($"`models.{model.Name}.{model.Kind}` names a file that cannot be read: {unreadable.Message}", $"`models.{model.Name}.{model.Kind}` のファイルを読めません: {unreadable.Message}"), default, unreadable));
            }
        }

        return found;
    }

    /// <summary>Opens the measures of models; the files are read when the first document comes, each once for all workers.</summary>
    public static IReadOnlyList<IMeasure> Open(IReadOnlyList<MeasureModel> models)
    {
        Dictionary<string, Lazy<FastTextModel>> classifiers = new(StringComparer.Ordinal);
        List<IMeasure> measures = [];
        foreach (MeasureModel model in models)
        {
            if (model.Kind == MeasureModel.LanguageModel)
            {
                measures.Add(new NgramMeasure(model, new Lazy<NgramModel>(() => NgramModel.Read(Unchanged(model)))));
                continue;
            }

            // Two labels of one classifier are two measures, and one file.
            if (!classifiers.TryGetValue(model.Path!, out Lazy<FastTextModel>? classifier))
            {
                classifiers[model.Path!] = classifier = new Lazy<FastTextModel>(() => FastTextReader.Read(Unchanged(model)));
            }

            measures.Add(new ClassifierMeasure(model, classifier, () => Segmenter(model)));
        }

        return measures;
    }

    /// <summary>Gets the models whose files have changed since the plan; those that are gone do not count, since their numbers are stored.</summary>
    public static IEnumerable<MeasureModel> Changed(IReadOnlyList<MeasureModel> models) => models.Where(model => File.Exists(model.Path) && FileHash.Sha256(model.Path) != model.Sha256);

    /// <summary>Checks the labels that a recipe names.</summary>
    /// <returns>The name of what cuts words; null for nothing.</returns>
    private static string? CheckClassifier(MeasureModel about, FastTextModel model, string words, RecipePlaces places, List<TsumugiException> problems)
    {
        foreach (string label in about.Label is { } only ? [only] : (about.Weights ?? []).Select(weight => weight.Label))
        {
            if (model.LabelOf(label) >= 0)
            {
                continue;
            }

            string key = about.Label is null ? "weights" : "label";
            string list = string.Join(", ", model.Labels.Take(MostLabels).Select(known => $"`{known}`")) + (model.Labels.Count > MostLabels ? ", …" : "");
            string? near = NearestName.To(label, model.Labels);
            problems.Add(new TsumugiException(
                "TSU2016",
                ExitCode.Usage,
                places.Of(ModelSettings.Section, about.Name, key),
                new Phrase($"`{about.File}` has no label `{label}`, expected one of {list}", $"`{about.File}` にラベル `{label}` はありません（あるもの: {list}）"),
                near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか")));
        }

        ISegmenter? segmenter = MeasureSettings.OpenOrNone(words.Length > 0 ? words : MeasureSettings.ChoiceFor(model.Segmenter), places.Of(ModelSettings.Section, about.Name, "words"));
        using (segmenter as IDisposable)
        {
            return segmenter?.Name;
        }
    }

    private static ISegmenter? Segmenter(MeasureModel model)
    {
        string place = $"{ModelSettings.Section}.{model.Name}";
        ISegmenter? segmenter = MeasureSettings.OpenOrNone(MeasureSettings.ChoiceFor(model.Words ?? ""), place);
        return segmenter is null || segmenter.Name == model.Words ? segmenter : throw MeasureSettings.OtherSegmenter(place, model.Words!, segmenter.Name);
    }

    private static string Unchanged(MeasureModel model) => FileHash.Sha256(model.Path!) == model.Sha256
        ? model.Path!
        : throw new TsumugiException(
            "TSU4104",
            ExitCode.InputMissing,
            model.Path!,
            new Phrase($"the model `{model.Name}` is another one than planned: numbers of two models would be mixed within one run", $"モデル `{model.Name}` が計画時のものと違います。一つの実行に二つのモデルの値が混ざります"),
            new Phrase("put the former file back, or build anew into another folder", "元のファイルに戻すか、別のフォルダにビルドし直してください"));
}
