using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Batch;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Recipes;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi plan`: what a build would do, without doing it.</summary>
internal static class PlanCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> recipe = new("RECIPE") { Description = session.T("The recipe (YAML)", "レシピ（YAML）です") };
        Option<int> workers = SharedOptions.Workers(session);
        Option<string[]> set = SharedOptions.Set(session);
        Option<string> output = BuildCommand.OutputOption(session);
        Option<string> executor = SiteOptions.Executor(session);
        Option<string> site = SiteOptions.Site(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "plan",
            session.T("Shows what a build would do: sources, shards, tasks, and estimates of time, memory and disk", "ビルドが何をするかを示します。情報源、シャード、タスクと、時間・メモリ・ディスクの見積もりです"),
            "tsumugi plan samples/quickstart/recipe.yaml",
            "tsumugi plan recipe.yaml --workers 64 --json",
            "tsumugi plan recipe.yaml --out /data/web --executor slurm --site slurm.yaml")
        {
            recipe, workers, set, output, executor, site, json,
        };
        command.SetAction(parsed =>
        {
            SiteSettings settings = SiteOptions.Read(parsed.GetRequiredValue(site), parsed.GetRequiredValue(executor));
            Plan plan = PlanMaker.Make(parsed.GetRequiredValue(recipe), parsed.GetRequiredValue(set));
            PlanEstimate estimate = PlanEstimate.Of(plan, parsed.GetValue(workers));
            RunFolder folder = BuildCommand.FolderOf(plan, parsed.GetRequiredValue(output));
            if (parsed.GetValue(json))
            {
                JsonObject whole = ToJson(plan, estimate);
                if (settings.Executor != SchedulerCatalog.Local)
                {
                    whole["scripts"] = new JsonArray([.. ScriptDraft.Of(estimate, folder, settings).Select(draft => new JsonObject { ["stage"] = draft.Stage, ["tasks"] = draft.Tasks, ["command"] = draft.Command, ["script"] = draft.Text })]);
                }

                session.Out.WriteLine(Json.Line(whole));
            }
            else
            {
                Print(plan, estimate, session);
                PrintScripts(estimate, folder, settings, session);
            }

            return 0;
        });
        return command;
    }

    private static void Print(Plan plan, PlanEstimate estimate, Session session)
    {
        TextWriter to = session.Out;
        to.WriteLine(session.T($"{plan.Recipe.Name}: plan {plan.Hash[..16]}", $"{plan.Recipe.Name}: 計画 {plan.Hash[..16]}"));
        to.WriteLine();
        foreach (IGrouping<string, Contracts.Tasks.Shard> source in plan.Shards.GroupBy(shard => shard.Source))
        {
            long bytes = estimate.SourceBytes[source.Key];
            int files = source.SelectMany(shard => shard.Files).DistinctBy(file => file.Name).Count();
            to.WriteLine(session.T($"  {source.Key}: {Count(files, "file")}, {Sizes.Format(bytes)}, {Count(source.Count(), "shard")}", $"  {source.Key}: {files} ファイル、{Sizes.Format(bytes)}、{source.Count()} シャード"));
        }

        foreach (EarlierRun run in plan.Earlier)
        {
            to.WriteLine(session.T($"  against {run.Name}: {run.Folder}, {Count(run.Sources.Count, "shard")}", $"  比べる実行 {run.Name}: {run.Folder}、{run.Sources.Count} シャード"));
        }

        if (plan.Earlier.Count > 0)
        {
            long documents = EarlierRuns.Documents(plan);
            to.WriteLine(session.T($"  {documents:N0} earlier documents; where both say the same, {Preferred(plan).English}", $"  以前の文書 {documents:N0} 件。同じ内容なら{Preferred(plan).Japanese}"));
        }

        foreach (MeasureModel model in plan.Models)
        {
            to.WriteLine(session.T($"  model {model.Name}: {model.File}, {Sizes.Format(model.Bytes)}, taken as {model.Measure}", $"  モデル {model.Name}: {model.File}、{Sizes.Format(model.Bytes)}、尺度 {model.Measure}"));
        }

        to.WriteLine();
        foreach ((string stage, string tasks) in estimate.Stages)
        {
            to.WriteLine(session.T($"  {Columns.Pad(stage, 18)} {tasks} {(tasks == "1" ? "task" : "tasks")}", $"  {Columns.Pad(stage, 18)} {tasks} タスク"));
        }

        to.WriteLine();
        PrintRules(plan.Recipe.Rules, session);
        NearEstimateText.Print(estimate.Near, session);
        to.WriteLine(session.T($"  estimated: about {estimate.Documents:N0} documents, {Duration(estimate.Seconds)} with {estimate.Workers} workers, {Sizes.Format(estimate.DiskBytes)} of disk, {Sizes.Format(estimate.LinkMemoryBytes)} of memory in the last step of deduplication", $"  見積もり: およそ {estimate.Documents:N0} 文書、ワーカー {estimate.Workers} で {Duration(estimate.Seconds)}、ディスク {Sizes.Format(estimate.DiskBytes)}、重複除去の最終段で使うメモリ {Sizes.Format(estimate.LinkMemoryBytes)}"));
        to.WriteLine(session.T($"  based on {PlanEstimate.Basis}", $"  根拠: {PlanEstimate.Basis}"));
    }

    private static void PrintScripts(PlanEstimate estimate, RunFolder folder, SiteSettings site, Session session)
    {
        foreach (ScriptDraft draft in ScriptDraft.Of(estimate, folder, site))
        {
            session.Out.WriteLine();
            session.Out.WriteLine(draft.Stage == SiteSettings.ContinueJob
                ? session.T("# after each round of jobs; nothing was submitted", "# 各回の後に続くジョブ（投入はしていません）")
                : session.T($"# {draft.Stage}: {draft.Tasks} tasks; nothing was submitted", $"# {draft.Stage}: タスク {draft.Tasks} 件（投入はしていません）"));
            session.Out.WriteLine("# " + draft.Command);
            session.Out.Write(draft.Text);
        }

        foreach (string command in site.Executor == SchedulerCatalog.Hand ? ScriptDraft.ByHand(folder, site) : [])
        {
            session.Out.WriteLine(command);
        }
    }

    private static Phrase Preferred(Plan plan) => EarlierRuns.Settings(plan).Prefer switch
    {
        Preference.New => new Phrase("the new one is kept", "新しいほうを残します"),
        Preference.Best => new Phrase("`near.keep` decides over both", "`near.keep` に従って残します"),
        _ => new Phrase("the earlier one is kept", "以前のほうを残します"),
    };

    private static void PrintRules(Preset rules, Session session)
    {
        session.Out.WriteLine(session.T($"  rules: {rules.Name}, {Count(rules.Rules.Count, "rule")} tested, {rules.Skipped.Count} skipped", $"  規則: {rules.Name}、判定 {rules.Rules.Count} 個、飛ばすもの {rules.Skipped.Count} 個"));
        foreach (SkippedRule skipped in rules.Skipped)
        {
            session.Out.WriteLine(session.T($"    skipped {skipped.Rule.Id}: {skipped.Signal.Missing}", $"    飛ばす {skipped.Rule.Id}: {skipped.Signal.MissingJa}"));
        }

        if (RuleWords.Quirks(rules, session) is { Length: > 0 } quirks)
        {
            session.Out.WriteLine("  " + quirks);
        }
    }

    private static JsonObject ToJson(Plan plan, PlanEstimate estimate) => new()
    {
        ["name"] = plan.Recipe.Name,
        ["plan"] = plan.Hash,
        ["inputs"] = new JsonArray([.. plan.Inputs.Select(input => new JsonObject { ["name"] = input.Name, ["bytes"] = input.Bytes })]),
        ["shards"] = plan.Shards.Count,
        ["against"] = new JsonArray([.. plan.Earlier.Select(run => new JsonObject { ["name"] = run.Name, ["folder"] = run.Folder, ["root"] = run.Root, ["shards"] = run.Sources.Count })]),
        ["models"] = new JsonArray([.. plan.Models.Select(model => new JsonObject { ["name"] = model.Name, ["measure"] = model.Measure, ["file"] = model.File, ["bytes"] = model.Bytes, ["sha256"] = model.Sha256 })]),
        ["stages"] = new JsonArray([.. estimate.Stages.Select(stage => new JsonObject { ["name"] = stage.Name, ["tasks"] = stage.Tasks })]),
        ["rules"] = new JsonObject
        {
            ["preset"] = plan.Recipe.Rules.Name,
            ["tested"] = plan.Recipe.Rules.Rules.Count,
            ["skipped"] = new JsonArray([.. plan.Recipe.Rules.Skipped.Select(RuleWords.Json)]),
            ["quirks"] = new JsonArray([.. plan.Recipe.Rules.Quirks.Select(RuleWords.Json)]),
        },
        ["near"] = NearEstimateText.ToJson(estimate.Near),
        ["estimate"] = new JsonObject
        {
            ["documents"] = estimate.Documents,
            ["seconds"] = Math.Round(estimate.Seconds, 1),
            ["workers"] = estimate.Workers,
            ["disk_bytes"] = estimate.DiskBytes,
            ["link_memory_bytes"] = estimate.LinkMemoryBytes,
        },
    };

    private static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{number} {thing}s");

    private static string Duration(double seconds) =>
        seconds < 1 ? "< 1 s" : seconds < 120 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s") : seconds < 7200 ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min") : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F1} h");
}
