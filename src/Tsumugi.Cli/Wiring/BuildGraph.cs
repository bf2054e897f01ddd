using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Plans;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Decode;
using Tsumugi.Stages.Dedup;
using Tsumugi.Stages.Earlier;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Identify;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Read.Blocking;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Report;
using Tsumugi.Stages.Scrub;
using Tsumugi.Stages.Write;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Wiring;

/// <summary>Wires the stages of a build for one plan; the only place that knows all of them.</summary>
/// <remarks>
/// <code>
/// refine ─► judge ──────────────────────────────┐
///    ├────► dedup-exact ► -candidates ► -verify ─► dedup-link ─► decide ─► (cut steps) ─► write ─► report
///    │                                               └─► earlier (with `dedup.against`) ──────────────────┤
///    └────► locate ─────────────────────────────────────────────────────────────────────────────────┘
/// </code>
/// </remarks>
internal static class BuildGraph
{
    /// <summary>Gets the stages in an order in which each comes after those it waits for.</summary>
    /// <exception cref="Contracts.Messages.TsumugiException">TSU4102, TSU4103: the segmenter of the plan is not on this machine. TSU2210: training data would be made before personal data is dealt with.</exception>
    public static IReadOnlyList<ITaskStage> Stages(Plan plan)
    {
        Recipe recipe = plan.Recipe;
        Func<ISegmenter?> segmenter = MeasureSettings.Segmenter(recipe.Sections, plan.Words);
        DedupSettings dedup = EarlierRuns.Settings(plan) with { Segmenter = segmenter };
        RuleEvaluator rules = new(recipe.Rules, further: ModelMeasures.Open(plan.Models)) { Segmenter = segmenter };
        Redactor redactor = new(recipe.Privacy);
        RefineSteps steps = new()
        {
            Reader = Catalogue.Reader,
            Sources = recipe.Sources.ToDictionary(source => source.Name, StringComparer.Ordinal),
            Blocking = new Lazy<UrlBlockList>(() => UrlBlockList.Read(plan.Blocking)),
            Decoder = new PageDecoder(),
            Extractor = Catalogue.Extractor(recipe.Sections["extract"]),
            Annotations = TextSettings.From(recipe.Sections["text"], recipe.Sections["extract"].Text("ruby")),
            Language = new LanguageGate(Catalogue.LanguageIdentifier, recipe.Sections["identify"]),
            Scrubber = new MyNumberScrubber(),
            Redactor = redactor,
            AddressRedactor = new Redactor(recipe.Privacy, [new EmailDetector()]),
            Rules = rules,
            Dedup = dedup,
        };
        int shards = plan.Shards.Count;
        IReadOnlyList<string> cutSteps = CutStep.On(recipe);
        string[] earlier = [.. plan.Earlier.Select(run => run.Name)];
        WriteSettings write = WriteSettings.From(recipe.Sections["write"]);
        IReadOnlyList<ITaskStage> stages =
        [
            new RefineStage(plan.Shards, steps),
            new JudgeStage(shards, rules),
            .. DedupStages.All(dedup, RefineStage.StageName, JudgeStage.StageName),
            new DecideStage(shards, dedup, earlier),
            new LocateStage(shards, rules),
            .. CutStep.Stages(plan),
            new WriteStage(shards, write, redactor, cutSteps),
            .. earlier.Length > 0 ? [new EarlierStage(earlier, write, redactor, writes: cutSteps.Count == 0)] : Array.Empty<ITaskStage>(),
            new ReportStage(recipe, plan.Engine, plan.Words, rules, shards, cutSteps, earlier),
        ];
        PrivacyOrder.Check(stages);
        return stages;
    }
}
