using System.CommandLine;
using Tsumugi.Cli.Batch;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi resume`: goes on with a planned run wherever it was begun.</summary>
internal static class ResumeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        Option<string> executor = SiteOptions.Executor(session);
        Option<string> site = SiteOptions.Site(session);
        Option<bool> detach = SiteOptions.Detach(session);
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "4GB");
        Option<bool> json = SharedOptions.Json(session);
        Option<int> after = new("--after") { Description = session.T("Called by the job that follows a round of jobs: goes on without forgiving failures", "各回の後のジョブが使います。失敗の回数を引き継いで続けます"), HelpName = "ROUND" };
        DescribedCommand command = new(
            "resume",
            session.T("Goes on with a run: submits exactly what is missing, and gives tasks that had failed too often further attempts", "実行の続きを行います。足りないタスクだけを投入し、失敗を重ねたタスクにも改めて試行の機会を与えます"),
            "tsumugi resume out/web",
            "tsumugi resume out/web --site larger-memory.yaml --detach",
            "tsumugi resume out/web --executor local --workers 8")
        {
            directory, executor, site, detach, workers, memory, json, after,
        };
        command.SetAction(parsed =>
        {
            OpenedRun run = OpenedRun.At(parsed.GetRequiredValue(directory));
            (string file, string named) = (parsed.GetRequiredValue(site), parsed.GetRequiredValue(executor));
            SiteSettings settings = (SiteOptions.IsGiven(file, named) ? null : SiteFile.Load(run.Folder)) ?? SiteOptions.Read(file, named);
            if (parsed.GetValue(after) is var round and > 0)
            {
                return Continue(run, settings, round, session);
            }

            return settings.Executor == SchedulerCatalog.Local
                ? BuildCommand.Build(run.Plan, run.Folder, parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), replace: false, parsed.GetValue(json), session)
                : BatchRun.Go(run, settings, parsed.GetValue(detach), parsed.GetValue(json), session);
        });
        return command;
    }

    private static int Continue(OpenedRun run, SiteSettings site, int round, Session session)
    {
        Standing standing = BatchRun.Executor(run, site).Continue(round, session.Stopping);
        if (standing == Standing.Complete)
        {
            string root = run.SealAndSweep().Root;
            session.Say($"complete; root {root}", $"完了しました。ルート {root}");
        }

        return (int)ExitCode.Ok;
    }
}
