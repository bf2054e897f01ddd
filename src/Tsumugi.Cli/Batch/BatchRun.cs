using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Batch;

/// <summary>Hands a run to a scheduler, or to people, and waits for it if that is wanted.</summary>
internal static class BatchRun
{
    /// <summary>Settles a plan in its folder and hands the run over; safe to repeat while jobs of it run.</summary>
    public static int Start(Plan plan, RunFolder folder, SiteSettings site, bool replace, bool detach, bool json, Session session)
    {
        RuleWords.SaySkipped(session, plan.Recipe.Rules);
        using (RunLock? alone = RunLock.TryTake(folder))
        {
            if (alone is not null)
            {
                PlanInPlace.Settle(plan, folder, replace);
                Sweeper.Sweep(folder);
            }
            else if (!PlanInPlace.Holds(plan, folder))
            {
                // Tasks of another plan are at work here: say so.
                RunLock.Take(folder).Dispose();
            }
        }

        return Go(OpenedRun.Of(folder, plan), site, detach, json, session);
    }

    /// <summary>Hands over what is missing of a run.</summary>
    public static int Go(OpenedRun run, SiteSettings site, bool detach, bool json, Session session)
    {
        SayUnknownStages(run, site, session);
        if (run.Folder.Root.Contains(' ', StringComparison.Ordinal) && SchedulerCatalog.Find(site.Executor) is { AllowsBlanks: false })
        {
            throw BatchFaults.Blank(run.Folder, site.Executor);
        }

        SiteFile.Save(run.Folder, site);
        if (site.Executor == SchedulerCatalog.Hand)
        {
            SayByHand(run, site, session);
            return (int)ExitCode.Ok;
        }

        BatchExecutor executor = Executor(run, site);
        if (detach && executor.Advance(RoundStart.Person) is not Standing.Complete)
        {
            if (executor.Submitted is { } round)
            {
                SayRound(round, session);
            }

            bool alone = site.Chain && SchedulerCatalog.Find(site.Executor)!.CanChain;
            session.Say(
                alone ? "the jobs go on by themselves; `tsumugi status DIR` tells how far they are" : "`tsumugi resume DIR` has to be called again when these jobs have ended: this site has no job that goes on by itself",
                alone ? "ジョブは自動的に最後まで続きます。`tsumugi status フォルダ` で進み具合を確認できます" : "この計算機では次の回が自動的に投入されません。ジョブが終わったら `tsumugi resume フォルダ` をもう一度実行してください");
            return (int)ExitCode.Ok;
        }

        using ProgressDisplay progress = new(session, run.Plan);
        try
        {
            executor.Run(progress, round => SayRound(round, session), session.Stopping);
        }
        catch (OperationCanceledException)
        {
            session.Say("the jobs on the scheduler go on; `tsumugi cancel DIR` ends them", "スケジューラ上のジョブは続いています。止めるには `tsumugi cancel フォルダ` を実行してください");
            throw;
        }

        progress.Dispose();
        return Finish(run, run.SealAndSweep(), json, session);
    }

    /// <summary>Gets what submits jobs of a run.</summary>
    public static BatchExecutor Executor(OpenedRun run, SiteSettings site) =>
        new(SchedulerCatalog.Find(site.Executor) ?? throw new InvalidOperationException($"{site.Executor} is no scheduler"), site, run.State, run.Stages, SchedulerCommand.Run);

    /// <summary>Prints the funnel of a sealed run.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Finish(OpenedRun run, RunManifest manifest, bool json, Session session)
    {
        BuildSummary summary = BuildSummary.Of(run.Plan, run.State, run.Stages, manifest);
        summary.Print(session, run.Folder, json);
        return (int)(summary.FailedShare > run.Plan.Recipe.Sections["quarantine"].Number("max-share") ? ExitCode.Quarantined : ExitCode.Ok);
    }

    private static void SayRound(RoundFolder round, Session session)
    {
        RoundTasks tasks = round.Tasks!;
        int count = tasks.Elements.Sum(element => element.Count);
        session.Say(
            $"{tasks.Stage}: {count} tasks in {tasks.Elements.Count} elements, job {round.Jobs?.Array} (round {round.Number})",
            $"{tasks.Stage}: タスク {count} 件を {tasks.Elements.Count} 要素で投入しました。ジョブ {round.Jobs?.Array}（第 {round.Number} 回）");
    }

    private static void SayByHand(OpenedRun run, SiteSettings site, Session session)
    {
        session.Say("run these at the same time, each on a machine of its own that has the folder under the same path; any number instead of 4 will do:", "フォルダを同じパスで共有するマシンで、一つずつ同時に実行してください。4 でなくても、いくつに分けてもかまいません。");
        foreach (string command in ScriptDraft.ByHand(run.Folder, site))
        {
            session.Out.WriteLine(command);
        }
    }

    /// <summary>A site file serves many recipes, so a stage that this plan has not is no fault; but it may be a slip.</summary>
    private static void SayUnknownStages(OpenedRun run, SiteSettings site, Session session)
    {
        string[] known = [.. run.Stages.Select(stage => stage.Name), SiteSettings.ContinueJob];
        foreach (string stage in site.Stages.Keys.Except(known))
        {
            string? near = NearestName.To(stage, known);
            session.Say(
                $"the site file has limits for `{stage}`, which this plan has not{(near is null ? "" : $"; did you mean `{near}`?")}",
                $"サイトファイルに `{stage}` の上限がありますが、この計画にその段階はありません{(near is null ? "" : $"。`{near}` のことではありませんか")}");
        }
    }
}
