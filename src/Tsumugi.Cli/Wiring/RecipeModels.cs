using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Classifier;
using Tsumugi.Models.Ngrams;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Stages.Measure;
using Tsumugi.Storage.Files;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds the models by which a recipe measures documents, and checks them before anything is built.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="places">Where its settings stand.</param>
/// <param name="problems">Receives TSU2016, TSU4001, TSU4002, TSU4102, and the faults of files that are no models or damaged ones.</param>
internal sealed class RecipeModels(Recipe recipe, RecipePlaces places, List<TsumugiException> problems)
{
    private const int MostLabels = 12;
    private const string TokenizerKey = "tokenizer";

    private readonly Settings _settings = recipe.Sections[ModelSettings.Section];

    /// <summary>Finds the files and looks into each, so that a broken one is told before hours are spent on a build.</summary>
    public IReadOnlyList<MeasureModel> Find() => [.. ModelSettings.Of(_settings).Select(Find).OfType<MeasureModel>()];

    /// <summary>Gets the models whose files have changed since the plan; those that are gone do not count, since their numbers are stored.</summary>
    public static IEnumerable<MeasureModel> Changed(IReadOnlyList<MeasureModel> models) => models.Where(model => HasChanged(model.Path, model.Sha256) || HasChanged(model.Tokenizer?.Path, model.Tokenizer?.Sha256));

    private static bool HasChanged(string? path, string? sha256) => File.Exists(path) && FileHash.Sha256(path) != sha256;

    /// <summary>Finds one model; null and a problem if something is wrong with it.</summary>
    private MeasureModel? Find(MeasureModel model)
    {
        string path = Path.GetFullPath(Path.Combine(recipe.Folder, model.File));
        if (model.Kind == MeasureModel.Classifier)
        {
            return Try(model, model.Kind, path, () => model with { Words = CheckClassifier(model, FastTextReader.Read(path)) });
        }

        Alphabet? alphabet = null;
        MeasureModel? found = Try(model, model.Kind, path, () =>
        {
            alphabet = NgramModel.Check(path);
            if (model.Tokenizer is null)
            {
                NgramScorer.Check(alphabet, null);
            }

            return model;
        });
        if (found is null || model.Tokenizer is not { } tokenizer)
        {
            return found;
        }

        string pieces = Path.GetFullPath(Path.Combine(recipe.Folder, tokenizer.File));
        return Try(model, TokenizerKey, pieces, () =>
        {
            NgramScorer.Check(alphabet!, Tokenizer.Load(pieces));
            return model;
        }) is { } read ? found with { Tokenizer = tokenizer with { Path = read.Path, Bytes = read.Bytes, Sha256 = read.Sha256 } } : null;
    }

    /// <summary>Looks into a file, and adds where it lies and what it holds.</summary>
    private MeasureModel? Try(MeasureModel model, string key, string path, Func<MeasureModel> check)
    {
        string place = places.Of(ModelSettings.Section, model.Name, key);
        string name = $"`{ModelSettings.Section}.{model.Name}.{key}`";
        if (!File.Exists(path))
        {
            problems.Add(new TsumugiException("TSU4001", ExitCode.InputMissing, place, new Phrase($"{name} names a file that does not exist: `{path}`", $"{name} のファイル `{path}` がありません"), new Phrase("relative paths are read from the folder of the recipe", "相対パスはレシピのあるフォルダから読みます")));
            return null;
        }

        try
        {
            return check() with { Path = path, Bytes = new FileInfo(path).Length, Sha256 = FileHash.Sha256(path) };
        }
        catch (TsumugiException fault)
        {
            // The reader knows what is wrong with the file, and the recipe where it is named.
            string at = fault.Place.Length > 0 ? $"{fault.Place}: " : "";
            problems.Add(new TsumugiException(fault.Code, fault.Exit, place, new Phrase($"{name}: {at}{fault.Saying.English}", $"{name}: {at}{fault.Saying.Japanese}"), fault.Hint, fault));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add(new TsumugiException("TSU4002", ExitCode.InputMissing, place, new Phrase($"{name} names a file that cannot be read: {unreadable.Message}", $"{name} のファイルを読めません: {unreadable.Message}"), default, unreadable));
        }

        return null;
    }

    /// <summary>Checks the labels that a recipe names.</summary>
    /// <returns>The name of what cuts words; null for nothing.</returns>
    private string? CheckClassifier(MeasureModel about, FastTextModel model)
    {
        foreach (string label in about.Label is { } only ? [only] : (about.Weights ?? []).Select(weight => weight.Label))
        {
            if (model.LabelOf(label) >= 0)
            {
                continue;
            }

            string list = string.Join(", ", model.Labels.Take(MostLabels).Select(known => $"`{known}`")) + (model.Labels.Count > MostLabels ? ", …" : "");
            string? near = NearestName.To(label, model.Labels);
            problems.Add(new TsumugiException(
                "TSU2016",
                ExitCode.Usage,
                places.Of(ModelSettings.Section, about.Name, about.Label is null ? "weights" : "label"),
                new Phrase($"`{about.File}` has no label `{label}`, expected one of {list}", $"`{about.File}` にラベル `{label}` はありません（あるもの: {list}）"),
                near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか")));
        }

        string words = ModelSettings.WordsOf(_settings, about.Name);
        ISegmenter? segmenter = MeasureSettings.OpenOrNone(words.Length > 0 ? words : MeasureSettings.ChoiceFor(model.Segmenter), places.Of(ModelSettings.Section, about.Name, "words"));
        using (segmenter as IDisposable)
        {
            return segmenter?.Name;
        }
    }
}
