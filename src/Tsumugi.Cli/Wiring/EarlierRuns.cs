using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Refine;
using Tsumugi.Text.Similarity;

namespace Tsumugi.Cli.Wiring;

/// <summary>Finds the earlier runs that a recipe is made against, and checks that their signatures mean the same as its own.</summary>
internal static class EarlierRuns
{
    private const int RootLetters = 8;

    /// <summary>The keys that say how a run is joined to others, not how documents are compared.</summary>
    private static readonly string[] JoiningKeys = ["against", "prefer", "prefer-sources"];

    /// <summary>The sections that decide on the bytes of a signature.</summary>
    private static readonly string[] SigningSections = ["extract", "text", DedupSettings.Section];

    /// <summary>Finds the run that the recipe names and those it was made against itself, oldest first.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="places">Where its settings stand.</param>
    /// <exception cref="TsumugiException">TSU4011, TSU4040, TSU4041: a run is unfinished, without its intermediates, or another one than it was.</exception>
    /// <exception cref="ProblemsException">TSU2046, TSU2047, TSU2048: everything that keeps the two from being compared.</exception>
    public static IReadOnlyList<EarlierRun> Of(Recipe recipe, RecipePlaces places)
    {
        DedupSettings settings = DedupSettings.From(recipe.Sections[DedupSettings.Section]);
        CheckSources(recipe, settings, places);
        if (settings.Against.Length == 0)
        {
            return [];
        }

        RunFolder folder = new(Path.Combine(recipe.Folder, settings.Against));
        RunManifest manifest = RunManifestFile.Read(folder);
        if (!File.Exists(folder.PlanFile))
        {
            throw EarlierFiles.Missing(folder, "work/plan.json");
        }

        Plan plan = PlanFile.Load(folder.PlanFile);
        if (plan.Hash != manifest.Plan)
        {
            throw Changed(folder);
        }

        CheckSettings(plan, recipe, settings, places);
        EarlierRun run = new($"{manifest.Name}@{manifest.Root[..RootLetters]}", folder.Root, plan.Hash, manifest.Root, [.. plan.Shards.Select(shard => shard.Source)], Values(plan.Recipe));
        IReadOnlyList<EarlierRun> runs = [.. plan.Earlier, run];
        foreach (EarlierRun earlier in runs)
        {
            CheckUnchanged(earlier);
            CheckFiles(State(earlier));
        }

        return runs;
    }

    /// <summary>Checks that a run is still the one that a plan was made with.</summary>
    /// <exception cref="TsumugiException">TSU4011, TSU4041: it is gone, or another one.</exception>
    public static void CheckUnchanged(EarlierRun run)
    {
        RunFolder folder = new(run.Folder);
        if (RunManifestFile.Read(folder).Root != run.Root)
        {
            throw Changed(folder);
        }
    }

    /// <summary>Opens the state of a run, and of those before it.</summary>
    public static RunState State(RunFolder folder, Plan plan) => new(folder, plan.Hash) { EarlierRuns = [.. plan.Earlier.Select(State)] };

    /// <summary>Counts the documents of all earlier runs of a plan.</summary>
    public static long Documents(Plan plan) => plan.Earlier.Select(State).Sum(run => Enumerable.Range(0, run.CountTasks(RefineStage.StageName)).Sum(shard => run.Manifest(RefineStage.StageName, shard).Counters.GetValueOrDefault(DedupFiles.StoredCounter)));

    /// <summary>Gets the settings of deduplication that a plan's stages work with: those of the recipe, with the precedence of every shard.</summary>
    public static DedupSettings Settings(Plan plan)
    {
        DedupSettings own = DedupSettings.From(plan.Recipe.Sections[DedupSettings.Section]);
        IEnumerable<(IReadOnlyList<string>, DedupSettings)> runs = plan.Earlier.Select(run => (run.Sources, DedupSettings.From(new Settings(run.Dedup))));
        return own with { Precedence = ShardPrecedence.Of(runs.Append(([.. plan.Shards.Select(shard => shard.Source)], own))) };
    }

    private static RunState State(EarlierRun run) => RunState.OfFinished(new RunFolder(run.Folder), run.Plan);

    private static SortedDictionary<string, IReadOnlyList<string>> Values(Recipe recipe) => new(recipe.Sections[DedupSettings.Section].Values.ToDictionary(), StringComparer.Ordinal);

    private static void CheckFiles(RunState run)
    {
        foreach (string stage in Directory.EnumerateDirectories(run.Folder.TasksFolder).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)))
        {
            run.SetTasks(stage, run.CountTasks(stage));
            foreach (TaskOutput output in run.Manifests(stage).SelectMany(task => task.Outputs).Where(output => EarlierFiles.Needed.Any(part => output.Key.StartsWith(part, StringComparison.Ordinal))))
            {
                EarlierFiles.Check(run.Folder, output);
            }
        }
    }

    private static void CheckSources(Recipe recipe, DedupSettings settings, RecipePlaces places)
    {
        string[] known = [.. recipe.Sources.Select(source => source.Name)];
        List<TsumugiException> problems = [];
        foreach (string name in settings.PreferSources.Where(name => !known.Contains(name)))
        {
            string? near = NearestName.To(name, known);
            problems.Add(new TsumugiException(
                "TSU2048",
                ExitCode.Usage,
                places.Of(DedupSettings.Section, "prefer-sources"),
                new Phrase($"`dedup.prefer-sources` names `{name}`, but the recipe has no such source", $"`dedup.prefer-sources` に `{name}` とありますが、レシピにその情報源はありません"),
                near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか")));
        }

        Throw(problems);
    }

    /// <summary>Old and new documents can be compared if they were signed alike, and the result is that of one build if the keep order is the same.</summary>
    private static void CheckSettings(Plan earlier, Recipe recipe, DedupSettings settings, RecipePlaces places)
    {
        List<TsumugiException> problems = [];
        if (earlier.Engine != PlanMaker.EngineVersion)
        {
            problems.Add(Differs(places.Of(DedupSettings.Section, "against"), "version", earlier.Engine, PlanMaker.EngineVersion));
        }

        if (settings is { Near: true, Verify: false })
        {
            problems.Add(new TsumugiException(
                "TSU2047",
                ExitCode.Usage,
                places.Of(DedupSettings.Section, "near.verify"),
                new Phrase("`near.verify` is `no`, but a run against an earlier one needs verified pairs: without them a chain of unlike documents is merged into one, and the earlier run's documents with it", "`near.verify` が `no` です。以前の実行と比べるには、確かめた組が必要です。確かめないと、似ていない文書が連鎖でまとめられ、以前の実行の文書まで巻き込まれます"),
                new Phrase("leave `near.verify` at `yes` in both recipes", "両方のレシピで `near.verify` を `yes` のままにしてください")));
        }

        if (settings.Unit == ShingleUnit.Words && earlier.Words != MeasureSettings.NameOf(recipe.Sections))
        {
            problems.Add(Differs(places.Of("measure", "words"), "measure.words", earlier.Words, MeasureSettings.NameOf(recipe.Sections)));
        }

        foreach (string section in SigningSections)
        {
            foreach ((string key, IReadOnlyList<string> now) in recipe.Sections[section].Values.Where(value => !JoiningKeys.Contains(value.Key)))
            {
                IReadOnlyList<string> before = earlier.Recipe.Sections[section].Values.GetValueOrDefault(key) ?? [];
                if (!before.SequenceEqual(now))
                {
                    problems.Add(Differs(places.Of(section, key), $"{section}.{key}", string.Join(", ", before), string.Join(", ", now)));
                }
            }
        }

        Throw(problems);
    }

    private static TsumugiException Differs(string place, string setting, string before, string now) => new(
        "TSU2046",
        ExitCode.Usage,
        place,
        new Phrase($"`{setting}` is `{now}`, but the earlier run was made with `{before}`, so its signatures cannot be compared with new ones", $"`{setting}` が `{now}` ですが、以前の実行は `{before}` で作られているため、署名を比べられません"),
        new Phrase("use the same setting in both, or build the earlier run anew", "両方で同じ設定にするか、以前の実行を作り直してください"));

    private static TsumugiException Changed(RunFolder folder) => new(
        "TSU4041",
        ExitCode.InputMissing,
        folder.Root,
        new Phrase("the earlier run is another one than it was when a run was made against it, or it is being built anew", "以前の実行が、それと比べたときのものと違います。または作り直している途中です"),
        new Phrase("finish it with its own recipe and inputs, which gives the same root again; or build what was made against it anew", "元のレシピと入力で最後まで実行すれば同じルートになります。または、それと比べて作った実行のほうを作り直してください"));

    private static void Throw(List<TsumugiException> problems)
    {
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }
    }
}
