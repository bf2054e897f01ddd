using System.CommandLine;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi build`: plans, runs what is missing, seals the result.</summary>
internal static class BuildCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> recipe = new("RECIPE") { Description = session.T("The recipe (YAML)", "レシピ（YAML）です") };
        Option<string> output = new("--out") { Description = session.T("Output folder (default: out/NAME beside the recipe)", "出力フォルダです（既定: レシピの隣の out/名前）"), HelpName = "DIR", DefaultValueFactory = _ => "" };
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "4GB");
        Option<string[]> set = SharedOptions.Set(session);
        Option<bool> replace = new("--replace") { Description = session.T("Remove an earlier run of another recipe from the output folder first", "出力フォルダに別のレシピの実行結果があれば、先に消します") };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "build",
            session.T("Turns the sources of a recipe into an explained dataset. Safe to interrupt and to repeat: finished parts are kept", "レシピの情報源から、説明のつくデータセットを作ります。中断しても繰り返しても安全で、終わった部分は使い回します"),
            "tsumugi build samples/quickstart/recipe.yaml",
            "tsumugi build recipe.yaml --out /data/web-2026 --workers 16 --memory 32GB",
            "tsumugi build recipe.yaml --set rules.chars.min=300")
        {
            recipe, output, workers, memory, set, replace, json,
        };
        command.SetAction(parsed =>
        {
            Plan plan = PlanMaker.Make(parsed.GetRequiredValue(recipe), parsed.GetRequiredValue(set));
            string folder = parsed.GetRequiredValue(output) is { Length: > 0 } wanted ? wanted : Path.Combine(plan.Recipe.Folder, "out", plan.Recipe.Name);
            return Build(plan, new RunFolder(folder), parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), parsed.GetValue(replace), parsed.GetValue(json), session);
        });
        return command;
    }

    /// <summary>Runs what is missing of a plan and seals the result.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The output folder.</param>
    /// <param name="workers">Tasks at once.</param>
    /// <param name="memoryBytes">Memory to keep to.</param>
    /// <param name="replace">Whether an earlier run of another plan is removed.</param>
    /// <param name="json">Whether the summary is for programs.</param>
    /// <param name="session">The session.</param>
    /// <param name="begin">What to do once the folder is settled, before the first task.</param>
    public static int Build(Plan plan, RunFolder folder, int workers, long memoryBytes, bool replace, bool json, Session session, Action? begin = null)
    {
        RuleWords.SaySkipped(session, plan.Recipe.Rules);
        using RunLock held = RunLock.Take(folder);
        PlanInPlace.Settle(plan, folder, replace);
        Sweeper.Sweep(folder);
        begin?.Invoke();
        MemoryLimits.Apply(memoryBytes);
        IReadOnlyList<ITaskStage> stages = BuildGraph.Stages(plan);
        RunState state = EarlierRuns.State(folder, plan);
        using ProgressDisplay progress = new(session, plan);
        LocalExecutor executor = new(state, progress, workers, memoryBytes / 2);
        executor.Run(stages, session.Stopping);
        RunManifest manifest = RunManifestFile.Seal(plan, state, stages);
        progress.Dispose();
        BuildSummary summary = BuildSummary.Of(plan, state, stages, manifest);
        summary.Print(session, folder, json);
        return (int)(summary.FailedShare > plan.Recipe.Sections["quarantine"].Number("max-share") ? ExitCode.Quarantined : ExitCode.Ok);
    }
}
