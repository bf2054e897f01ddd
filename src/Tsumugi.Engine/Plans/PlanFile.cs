using System.Security.Cryptography;
using System.Text.Json;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;

namespace Tsumugi.Engine.Plans;

/// <summary>Makes plans, hashes them, and keeps them on disk, so that any process can run one of their tasks.</summary>
public static class PlanFile
{
    private const int Format = 1;
    private const int SampleBytes = 64 * 1024;

    /// <summary>Makes a plan.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeText">The recipe as written.</param>
    /// <param name="shards">The shards of the first pass.</param>
    /// <param name="engine">The version of the program.</param>
    /// <param name="words">The name of the segmenter of this machine that the recipe asks for.</param>
    /// <param name="evaluation">The files of the evaluation sets that the recipe names.</param>
    /// <param name="earlier">The earlier runs, oldest first.</param>
    /// <param name="blocking">The lists of hosts and addresses that are left out.</param>
    /// <param name="models">The models by which every document is measured.</param>
    public static Plan Make(Recipe recipe, string recipeText, IReadOnlyList<Shard> shards, string engine, string words = Plan.OwnWords, IReadOnlyList<EvaluationFile>? evaluation = null, IReadOnlyList<EarlierRun>? earlier = null, IReadOnlyList<ListFile>? blocking = null, IReadOnlyList<MeasureModel>? models = null)
    {
        List<PlanInput> inputs = [];
        foreach (SourceFile file in shards.SelectMany(shard => shard.Files).DistinctBy(file => file.Name).OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            inputs.Add(new PlanInput(file.Name, new FileInfo(file.Path).Length, Sample(file.Path)));
        }

        Plan plan = new() { Engine = engine, Recipe = recipe, RecipeText = recipeText, Inputs = inputs, Shards = shards, Words = words, Evaluation = evaluation ?? [], Earlier = earlier ?? [], Blocking = blocking ?? [], Models = models ?? [], Hash = "" };
        return plan with { Hash = HashOf(plan) };
    }

    /// <summary>Makes the plan of another recipe over the inputs and shards of a former one, without a look at the inputs.</summary>
    /// <param name="former">A plan whose sources the recipe shares.</param>
    /// <param name="recipe">The recipe.</param>
    /// <param name="recipeText">The recipe as written.</param>
    /// <param name="evaluation">The files of the evaluation sets that the recipe names; null for those of the former plan.</param>
    /// <param name="earlier">The earlier runs that the recipe names; those of the former plan if not given.</param>
    public static Plan Remake(Plan former, Recipe recipe, string recipeText, IReadOnlyList<EvaluationFile>? evaluation = null, IReadOnlyList<EarlierRun>? earlier = null)
    {
        Plan plan = former with { Recipe = recipe, RecipeText = recipeText, Evaluation = evaluation ?? former.Evaluation, Earlier = earlier ?? former.Earlier };
        return plan with { Hash = HashOf(plan) };
    }

    /// <summary>Writes a plan to a file.</summary>
    public static void Save(Plan plan, string path) =>
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(Document(plan, plan.Hash, plan.Recipe.Folder, plan.Shards), PlanJson.Default.PlanDocument));

    /// <summary>Reads a plan.</summary>
    /// <exception cref="TsumugiException">TSU4010: the file is missing, broken or was changed by hand.</exception>
    public static Plan Load(string path)
    {
        PlanDocument? document = null;
        try
        {
            document = JsonSerializer.Deserialize(File.ReadAllBytes(path), PlanJson.Default.PlanDocument);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Unusable(path, unreadable.Message, unreadable);
        }

        if (document is not { Format: Format })
        {
            throw Unusable(path, "it is of another version", null);
        }

        Recipe recipe = new()
        {
            Name = document.Name,
            Folder = document.Folder,
            Sources = document.Sources,
            Sections = document.Sections.ToDictionary(section => section.Key, section => new Settings(section.Value), StringComparer.Ordinal),
            Rules = document.Rules,
            Privacy = document.Privacy,
        };
        Plan plan = new() { Engine = document.Engine, Recipe = recipe, RecipeText = document.RecipeText, Inputs = document.Inputs, Shards = document.Shards, Words = document.Words ?? Plan.OwnWords, Evaluation = document.Evaluation ?? [], Earlier = document.Earlier ?? [], Blocking = document.Blocking ?? [], Models = document.Models ?? [], Hash = document.Hash };
        return HashOf(plan) == plan.Hash ? plan : throw Unusable(path, "its hash does not fit its content", null);
    }

    private static TsumugiException Unusable(string path, string why, Exception? inner) =>
        new("TSU4010", ExitCode.InputMissing, path, new Phrase($"not a usable plan: {why}", $"計画ファイルとして使えません: {why}"), new Phrase("`tsumugi build RECIPE --out DIR` writes it anew", "`tsumugi build RECIPE --out DIR` で作り直せます"), inner);

    /// <summary>Hashes everything that decides on the bytes of the result and nothing that does not: absolute paths and the wording of the recipe stay out.</summary>
    private static string HashOf(Plan plan)
    {
        Shard[] withoutPaths = [.. plan.Shards.Select(shard => shard with { Files = [.. shard.Files.Select(file => file with { Path = "" })] })];
        EvaluationFile[] evaluation = [.. plan.Evaluation.Select(file => file with { Path = "" })];
        EarlierRun[] elsewhere = [.. plan.Earlier.Select(run => run with { Folder = "" })];
        ListFile[] blocking = [.. plan.Blocking.Select(file => file with { Path = "" })];
        MeasureModel[] models = [.. plan.Models.Select(model => model.WithoutPaths())];
        PlanDocument canonical = Document(plan with { RecipeText = "", Evaluation = evaluation, Earlier = elsewhere, Blocking = blocking, Models = models }, "", "", withoutPaths);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical, PlanJson.Default.PlanDocument)));
    }

    private static PlanDocument Document(Plan plan, string hash, string folder, IReadOnlyList<Shard> shards) => new(
        Format,
        hash,
        plan.Engine,
        plan.Recipe.Name,
        folder,
        plan.RecipeText,
        plan.Recipe.Sources,
        Sorted(plan.Recipe.Sections, section => Sorted(section.Values, values => values)),
        plan.Recipe.Rules,
        plan.Recipe.Privacy,
        plan.Inputs,
        shards,
        plan.Words == Plan.OwnWords ? null : plan.Words,
        plan.Evaluation.Count == 0 ? null : plan.Evaluation,
        plan.Earlier.Count == 0 ? null : plan.Earlier,
        plan.Blocking.Count == 0 ? null : plan.Blocking,
        plan.Models.Count == 0 ? null : plan.Models);

    private static SortedDictionary<string, TOut> Sorted<TIn, TOut>(IEnumerable<KeyValuePair<string, TIn>> pairs, Func<TIn, TOut> map)
    {
        SortedDictionary<string, TOut> sorted = new(StringComparer.Ordinal);
        foreach ((string key, TIn value) in pairs)
        {
            sorted[key] = map(value);
        }

        return sorted;
    }

    private static string Sample(string path)
    {
        using FileStream file = File.OpenRead(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[SampleBytes];
        long length = file.Length;
        foreach (long start in new[] { 0, (length / 2) - (SampleBytes / 2), length - SampleBytes }.Select(start => Math.Max(0, start)).Distinct())
        {
            file.Position = start;
            hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, SampleBytes, throwOnEndOfStream: false));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
