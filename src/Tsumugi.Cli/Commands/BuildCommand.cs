using System.CommandLine;
using Tsumugi.Cli.Batch;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi build`: plans, runs what is missing, seals the result.</summary>
internal static class BuildCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> recipe = new("RECIPE") { Description = session.T("The recipe (YAML)", "レシピ（YAML）です") };
        Option<string> output = OutputOption(session);
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "4GB");
        Option<string[]> set = SharedOptions.Set(session);
        Option<bool> replace = new("--replace") { Description = session.T("Remove an earlier run of another recipe from the output folder first", "出力フォルダに別のレシピの実行結果があれば、先に消します") };
        Option<string> executor = SiteOptions.Executor(session);
        Option<string> site = SiteOptions.Site(session);
        Option<bool> detach = SiteOptions.Detach(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "build",
            session.T("Turns the sources of a recipe into an explained dataset. Safe to interrupt and to repeat: finished parts are kept", "レシピの情報源から、説明のつくデータセットを作ります。中断しても繰り返しても安全で、終わった部分は使い回します"),
            "tsumugi build samples/quickstart/recipe.yaml",
            "tsumugi build recipe.yaml --out /data/web-2026 --workers 16 --memory 32GB",
            "tsumugi build recipe.yaml --set rules.chars.min=300",
            "tsumugi build recipe.yaml --out /data/web-2026 --site slurm.yaml --detach")
        {
            recipe, output, workers, memory, set, replace, executor, site, detach, json,
        };
        command.SetAction(parsed =>
        {
            SiteSettings settings = SiteOptions.Read(parsed.GetRequiredValue(site), parsed.GetRequiredValue(executor));
            Plan plan = PlanMaker.Make(parsed.GetRequiredValue(recipe), parsed.GetRequiredValue(set));
            RunFolder folder = FolderOf(plan, parsed.GetRequiredValue(output));
            return settings.Executor != SchedulerCatalog.Local
                ? BatchRun.Start(plan, folder, settings, parsed.GetValue(replace), parsed.GetValue(detach), parsed.GetValue(json), session)
                : Build(plan, folder, parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), parsed.GetValue(replace), parsed.GetValue(json), session);
        });
        return command;
    }

    /// <summary>`--out DIR`.</summary>
    public static Option<string> OutputOption(Session session) => new("--out") { Description = session.T("Output folder (default: out/NAME beside the recipe)", "出力フォルダです（既定: レシピの隣の out/名前）"), HelpName = "DIR", DefaultValueFactory = _ => "" };

    /// <summary>Gets the output folder: the one asked for, or `out/NAME` beside the recipe.</summary>
    public static RunFolder FolderOf(Plan plan, string wanted) => new(wanted.Length > 0 ? wanted : Path.Combine(plan.Recipe.Folder, "out", plan.Recipe.Name));

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
        OpenedRun run = OpenedRun.Of(folder, plan);
        using ProgressDisplay progress = new(session, plan);
        new LocalExecutor(run.State, progress, workers, memoryBytes / 2).Run(run.Stages, session.Stopping);
        progress.Dispose();
        return BatchRun.Finish(run, run.Seal(), json, session);
    }
}
