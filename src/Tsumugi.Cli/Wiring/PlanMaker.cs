using System.Reflection;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Read.Blocking;
using Tsumugi.Stages.Read.Sources;

namespace Tsumugi.Cli.Wiring;

/// <summary>Makes the plan of a recipe: reads it, finds its inputs, cuts them into shards.</summary>
internal static class PlanMaker
{
    /// <summary>Gets the version of the program.</summary>
    public static string EngineVersion { get; } = typeof(PlanMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Makes a plan.</summary>
    /// <param name="recipePath">The recipe.</param>
    /// <param name="sets">Changes from the command line.</param>
    /// <exception cref="TsumugiException">The recipe cannot be read, or the segmenter that it asks for is not here.</exception>
    /// <exception cref="ProblemsException">Everything that is wrong with it or its inputs.</exception>
    public static Plan Make(string recipePath, IReadOnlyList<string> sets)
    {
        string text = ReadText(recipePath);
        string folder = Path.GetDirectoryName(Path.GetFullPath(recipePath))!;
        Recipe recipe = ReadRecipe(text, recipePath, folder, sets);
        List<TsumugiException> problems = [];
        List<Shard> shards = [];
        foreach (SourceSettings source in recipe.Sources)
        {
            IReadOnlyList<SourceFile> files = SourceExpander.Expand(source, folder, problems);
            CheckRights(source, recipePath, problems);
            CheckNames(files.Select(file => file.Name), problems);
            shards.AddRange(ShardPlanner.Plan(source.Name, files));
        }

        IReadOnlyList<EvaluationFile> evaluation = EvaluationOf(recipe, problems);
        IReadOnlyList<ListFile> blocking = BlockSettings.Find(recipe.Sections[BlockSettings.Section], recipe.Folder, problems);
        RecipePlaces places = new(text, recipePath, sets, Catalogue.Sections);
        IReadOnlyList<MeasureModel> models = new RecipeModels(recipe, places, problems).Find();
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }

        IReadOnlyList<EarlierRun> earlier = EarlierRuns.Of(recipe, places);
        return PlanFile.Make(recipe, text, shards, EngineVersion, MeasureSettings.NameOf(recipe.Sections), evaluation, earlier, blocking, models);
    }

    /// <summary>Finds the files of the evaluation sets that a recipe names.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="problems">Receives what is wrong with them.</param>
    public static IReadOnlyList<EvaluationFile> EvaluationOf(Recipe recipe, List<TsumugiException> problems)
    {
        IReadOnlyList<EvaluationFile> files = EvaluationSets.Find(ContaminationSettings.From(recipe.Sections[ContaminationSettings.Section]), recipe.Folder, "contamination.sets", problems);
        CheckNames(files.Select(file => file.Name), problems);
        return files;
    }

    /// <summary>Reads a recipe.</summary>
    /// <param name="text">The recipe as written.</param>
    /// <param name="name">The name that messages show.</param>
    /// <param name="folder">The folder against which relative paths are read.</param>
    /// <param name="sets">Changes from the command line.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static Recipe ReadRecipe(string text, string name, string folder, IReadOnlyList<string> sets)
    {
        Recipe recipe = new RecipeReader(Catalogue.Sections, Catalogue.SourceKinds, PresetFolder.Sources(folder), policy => PresetFolder.Privacy(policy, folder)).Read(text, name, folder, sets);
        (string Section, string Key, Phrase Saying, Phrase Hint)[] problems =
        [
            .. DedupSettings.Check(recipe.Sections[DedupSettings.Section]) is { } problem ? [(DedupSettings.Section, problem.Key, problem.Saying, problem.Hint)] : Array.Empty<(string, string, Phrase, Phrase)>(),
            .. ModelSettings.Check(recipe.Sections[ModelSettings.Section]).Select(found => (ModelSettings.Section, found.Key, found.Saying, found.Hint)),
        ];
        if (problems.Length == 0)
        {
            return recipe;
        }

        RecipePlaces places = new(text, name, sets, Catalogue.Sections);
        throw new ProblemsException([.. problems.Select(found => new TsumugiException("TSU2004", ExitCode.Usage, places.Of(found.Section, found.Key), found.Saying, found.Hint))]);
    }

    /// <summary>Notes sources that may not be used for training.</summary>
    public static void CheckRights(SourceSettings source, string recipePath, List<TsumugiException> problems)
    {
        if (source.Train == "no")
        {
            problems.Add(new TsumugiException(
                "TSU3002",
                ExitCode.PolicyGate,
                recipePath,
                new Phrase($"source `{source.Name}` says `rights: {{train: no}}`", $"情報源 `{source.Name}` に `rights: {{train: no}}` とあります"),
                new Phrase("take the source out, or state the rights that you have", "情報源から外すか、得ている権利を書いてください")));
        }
    }

    /// <summary>Names of files stand in plans and ledgers, so they must not hold what must never be written.</summary>
    private static void CheckNames(IEnumerable<string> names, List<TsumugiException> problems)
    {
        foreach (string name in names)
        {
            string clean = Scrubbing.Clean(name);
            if (clean != name)
            {
                problems.Add(new TsumugiException(
                    "TSU4006",
                    ExitCode.InputMissing,
                    clean,
                    new Phrase("the name of the file holds a My Number, which must not be written anywhere", "ファイル名に個人番号が含まれています。個人番号はどこにも書き出せません"),
                    new Phrase("rename the file", "ファイル名を変えてください")));
            }
        }
    }

    /// <summary>Reads the text of a recipe.</summary>
    /// <exception cref="TsumugiException">TSU4005: it cannot be read.</exception>
    public static string ReadText(string path)
    {
        try
        {
            return TextFile.Read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            bool folder = Directory.Exists(path);
            throw new TsumugiException(
                "TSU4005",
                ExitCode.InputMissing,
                path,
                folder ? new Phrase("found a folder, expected a recipe file", "フォルダです。レシピのファイルを指定してください") : new Phrase("the recipe cannot be read", "レシピを読み込めません"),
                new Phrase("`samples/quickstart/recipe.yaml` is an example", "`samples/quickstart/recipe.yaml` が例です"),
                unreadable);
        }
    }
}
