using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Stages.Decide;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Refine;
using Tsumugi.Stages.Report.Cards;
using Tsumugi.Stages.Report.Facts;
using Tsumugi.Stages.Report.Html;
using Tsumugi.Stages.Write;

namespace Tsumugi.Stages.Report;

/// <summary>The last stage: tells people and programs what the build did, out of counters and ledgers.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="engineVersion">The version of the program.</param>
/// <param name="words">The name of what cut the words.</param>
/// <param name="rules">The rules and measures; they show again where the number of a sample rests.</param>
/// <param name="shards">The number of shards of the plan.</param>
/// <param name="cutSteps">The steps between deciding and writing that the recipe turns on.</param>
public sealed class ReportStage(Recipe recipe, string engineVersion, string words, RuleEvaluator rules, int shards, IReadOnlyList<string> cutSteps) : ITaskStage
{
    /// <summary>The name of the stage.</summary>
    public const string StageName = "report";

    /// <summary>The key of the numbers for programs.</summary>
    public const string FunnelKey = "report/funnel.json";

    /// <summary>The key of the page for people.</summary>
    public const string PageKey = "report/index.html";

    /// <inheritdoc/>
    public string Name => StageName;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => [RefineStage.StageName, JudgeStage.StageName, LocateStage.StageName, DecideStage.StageName, .. cutSteps, WriteStage.StageName];

    /// <inheritdoc/>
    public int CountTasks(IRunView run) => 1;

    /// <inheritdoc/>
    public void Run(ITaskContext task)
    {
        RunCounts counts = new(task, After);
        ReportFacts facts = ReportFacts.Of(task, recipe, (engineVersion, words), rules, new Redactor(recipe.Privacy), counts, shards, cutSteps);
        FunnelFile.Write(task.Output(FunnelKey), facts);
        task.Records(FunnelKey, counts.Steps.Count);
        ReportPage.Write(task.Output(PageKey), facts);
        DatasetCard.Write(task.Output("report/card.ja.md"), facts, Tongue.Japanese);
        DatasetCard.Write(task.Output("report/card.en.md"), facts, Tongue.English);
    }
}
