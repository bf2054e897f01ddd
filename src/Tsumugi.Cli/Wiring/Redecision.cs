using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Stages.Cuts;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Write;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Wiring;

/// <summary>Plans how a built corpus is decided again under another recipe, and takes over what stays the same.</summary>
internal sealed class Redecision
{
    private readonly RunFolder _from;
    private readonly Plan _former;

    private Redecision(RunFolder from, Plan former, Plan plan) => (_from, _former, Plan) = (from, former, plan);

    /// <summary>Gets the plan: that of a full build under the wanted recipe.</summary>
    public Plan Plan { get; }

    /// <summary>Plans.</summary>
    /// <param name="from">The folder of the run.</param>
    /// <param name="recipePath">The wanted recipe; empty for that of the run.</param>
    /// <param name="sets">Changes to it.</param>
    /// <exception cref="TsumugiException">The folder holds no usable run.</exception>
    /// <exception cref="ProblemsException">The recipe is wrong, or changes what needs the sources.</exception>
    public static Redecision Of(RunFolder from, string recipePath, IReadOnlyList<string> sets)
    {
        Plan former = Load(from);
        string text = recipePath.Length > 0 ? PlanMaker.ReadText(recipePath) : former.RecipeText;
        string name = recipePath.Length > 0 ? recipePath : former.Recipe.Name;
        string folder = recipePath.Length > 0 ? Path.GetDirectoryName(Path.GetFullPath(recipePath))! : former.Recipe.Folder;
        if (recipePath.Length == 0)
        {
            CheckWording(former, folder, from);
        }

        Recipe wanted = PlanMaker.ReadRecipe(text, name, folder, sets);
        RecipePlaces places = new(text, name, sets, Catalogue.Sections);
        List<TsumugiException> problems = [.. new FirstPassChanges(former.Recipe, wanted, places, () => MaskedInMetadata(from, former)).Find()];
        foreach (SourceSettings source in wanted.Sources)
        {
            PlanMaker.CheckRights(source, name, problems);
        }

        IReadOnlyList<EvaluationFile> evaluation = PlanMaker.EvaluationOf(wanted, problems);
        foreach (ListFile list in former.Blocking.Where(list => File.Exists(list.Path) && FileHash.Sha256(list.Path) != list.Sha256))
        {
            problems.Add(new TsumugiException("TSU2040", ExitCode.Usage, list.Path, new Phrase("the list of `block.lists` has changed since the run was built, and the sources would have to be read again", "`block.lists` の一覧が実行の後に変更されています。反映するには原料を読み直す必要があります"), new Phrase("build anew with `tsumugi build RECIPE --out DIR2`", "`tsumugi build レシピ --out 別のフォルダ` で作り直してください")));
        }

        foreach (MeasureModel model in RecipeModels.Changed(former.Models))
        {
            problems.Add(new TsumugiException("TSU2040", ExitCode.Usage, model.Path!, new Phrase($"the model `{model.Name}` has changed since the run was built, and the sources would have to be read again", $"モデル `{model.Name}` が実行の後に変更されています。反映するには原料を読み直す必要があります"), new Phrase("build anew with `tsumugi build RECIPE --out DIR2`", "`tsumugi build レシピ --out 別のフォルダ` で作り直してください")));
        }

        return problems.Count == 0 ? new Redecision(from, former, PlanFile.Remake(former, wanted, text, evaluation, EarlierRuns.Of(wanted, places))) : throw new ProblemsException(problems);
    }

    /// <summary>Takes over every task that the wanted recipe would do alike.</summary>
    /// <returns>How many tasks.</returns>
    public int TakeOver(RunFolder to)
    {
        RunReuse reuse = new(EarlierRuns.State(_from, _former), EarlierRuns.State(to, Plan));
        HashSet<string> same = SameStages();
        int tasks = 0;
        foreach (ITaskStage stage in BuildGraph.Stages(_former))
        {
            if (!same.Contains(stage.Name))
            {
                continue;
            }

            tasks += reuse.Take(stage);
        }

        return tasks;
    }

    private static Plan Load(RunFolder from)
    {
        if (!File.Exists(from.PlanFile))
        {
            bool sealedRun = File.Exists(from.ManifestFile);
            throw sealedRun
                ? new TsumugiException("TSU4020", ExitCode.InputMissing, from.Root, new Phrase("`work/plan.json` is missing: the `work` folder of the run was deleted", "`work/plan.json` がありません。この実行の `work` フォルダは消されています"), new Phrase("`tsumugi build RECIPE --out DIR` with the recipe of the run makes it again; the recipe stands in `manifest.json`", "その実行のレシピ（`manifest.json` にあります）で `tsumugi build レシピ --out フォルダ` を実行すると、作り直されます"))
                : new TsumugiException("TSU4011", ExitCode.InputMissing, from.Root, new Phrase("no run: neither `manifest.json` nor `work/plan.json` is there", "実行結果がありません。`manifest.json` も `work/plan.json` もありません"), new Phrase("name the output folder of `tsumugi build`", "`tsumugi build` の出力フォルダを指定してください"));
        }

        Plan former = PlanFile.Load(from.PlanFile);
        return former.Engine == PlanMaker.EngineVersion
            ? former
            : throw new TsumugiException("TSU2041", ExitCode.Usage, from.Root, new Phrase($"the run was made by version `{former.Engine}`, and this is `{PlanMaker.EngineVersion}`: the result would not be that of a full build", $"この実行は版 `{former.Engine}` で作られていますが、このプログラムは `{PlanMaker.EngineVersion}` です。通常のビルドと同じ結果になりません"), new Phrase("decide with that version, or build anew with this one", "その版で実行するか、この版でビルドし直してください"));
    }

    /// <summary>A run that was built with `--set` has other settings than its recipe says, and so has one whose preset file was changed since.</summary>
    private static void CheckWording(Plan former, string folder, RunFolder from)
    {
        Recipe written = PlanMaker.ReadRecipe(former.RecipeText, former.Recipe.Name, folder, []);
        if (PlanFile.Remake(former, written, former.RecipeText).Hash != former.Hash)
        {
            throw new TsumugiException(
                "TSU2043",
                ExitCode.Usage,
                from.Root,
                new Phrase("the run was built with `--set`, or a preset of it has changed since, so its recipe alone does not say what it is", "この実行は `--set` 付きで作られたか、その後プリセットが変わっています。レシピだけでは内容が決まりません"),
                new Phrase("name the recipe with `--recipe`, and every `--set` that is to hold", "`--recipe` でレシピを指定し、必要な `--set` もすべて書いてください"));
        }
    }

    private static HashSet<string> MaskedInMetadata(RunFolder from, Plan former)
    {
        if (former.Shards.Count == 0)
        {
            return [];
        }

        using LedgerSet ledgers = new(from.Root, Environment.ProcessorCount);
        string table = ledgers.Table(Enumerable.Range(0, former.Shards.Count).Select(shard => (LedgerKeys.Edits("redact-metadata", shard), -1L)));
        return [.. ledgers.Read($"SELECT DISTINCT kind FROM {table}", row => row.GetString(0))];
    }

    /// <summary>Names the stages whose every task does the same under both recipes.</summary>
    private HashSet<string> SameStages()
    {
        Recipe before = _former.Recipe;
        Recipe now = Plan.Recipe;
        DedupSettings dedupBefore = EarlierRuns.Settings(_former);
        DedupSettings dedupNow = EarlierRuns.Settings(Plan);
        HashSet<string> same = [RefineStage.StageName];
        bool rules = Add(SameRules(before.Rules, now.Rules), JudgeStage.StageName, LocateStage.StageName);
        bool corpus = _former.Earlier.Select(run => run.Root).SequenceEqual(Plan.Earlier.Select(run => run.Root));
        bool exact = Add(corpus && dedupBefore.Exact == dedupNow.Exact, DedupExactStage.StageName);
        bool candidates = Add(exact && dedupBefore.Near == dedupNow.Near && dedupBefore.Bands == dedupNow.Bands, DedupCandidatesStage.StageName);
        bool verified = Add(candidates && dedupBefore.Jaccard.Equals(dedupNow.Jaccard) && dedupBefore.Containment.Equals(dedupNow.Containment) && dedupBefore.Verify == dedupNow.Verify, DedupVerifyStage.StageName);
        bool decided = Add(rules && verified && dedupBefore.Keep == dedupNow.Keep && dedupBefore.Precedence.SequenceEqual(dedupNow.Precedence), DedupLinkStage.StageName, DecideStage.StageName);
        foreach (CutStep step in CutStep.All)
        {
            bool inputs = step.Name != CutSteps.Contamination || SameContent(_former.Evaluation, Plan.Evaluation);
            decided = Add(decided && inputs && Same(before.Sections[step.Name], now.Sections[step.Name]), [.. step.Make(Plan, []).Select(stage => stage.Name)]);
        }

        Add(decided && Same(before.Sections["write"], now.Sections["write"]) && before.Privacy.Kinds.SequenceEqual(now.Privacy.Kinds) && before.Privacy.PeopleList == now.Privacy.PeopleList, WriteStage.StageName);
        return same;

        bool Add(bool isSame, params IEnumerable<string> stages)
        {
            if (isSame)
            {
                same.UnionWith(stages);
            }

            return isSame;
        }
    }

    private static bool SameRules(Preset before, Preset now) =>
        before.Rules.Select(rule => rule with { Without = [] }).SequenceEqual(now.Rules.Select(rule => rule with { Without = [] })) && before.BlockedHosts.Suffixes.SequenceEqual(now.BlockedHosts.Suffixes) && before.AllowedHosts.Suffixes.SequenceEqual(now.AllowedHosts.Suffixes);

    private static bool SameContent(IReadOnlyList<EvaluationFile> before, IReadOnlyList<EvaluationFile> now) => before.Select(file => file with { Path = "" }).SequenceEqual(now.Select(file => file with { Path = "" }));

    private static bool Same(Settings before, Settings now) => before.Values.All(value => now.Values[value.Key].SequenceEqual(value.Value));
}
