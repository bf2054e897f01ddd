using System.CommandLine;
using Tsumugi.Cli.Batch;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi cancel`: ends the jobs of a run; what is committed stays.</summary>
internal static class CancelCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        DescribedCommand command = new(
            "cancel",
            session.T("Ends all jobs of a run on the scheduler; finished tasks are kept, and `tsumugi resume` goes on with the others", "スケジューラ上にある、その実行のジョブをすべて止めます。終わったタスクは残り、`tsumugi resume` で続けられます"),
            "tsumugi cancel out/web")
        {
            directory,
        };
        command.SetAction(parsed =>
        {
            OpenedRun run = OpenedRun.At(parsed.GetRequiredValue(directory));
            if (SiteFile.Load(run.Folder) is not { } site || SchedulerCatalog.Find(site.Executor) is null)
            {
                throw new TsumugiException(
                    "TSU2072",
                    ExitCode.Usage,
                    run.Folder.Root,
                    new Phrase("the run was not handed to a scheduler", "この実行はスケジューラに投入されていません"),
                    new Phrase("a local `build` and `work` are stopped with Ctrl-C", "手元の `build` や `work` は Ctrl-C で止められます"));
            }

            IReadOnlyList<string> ended = BatchRun.Executor(run, site).Cancel();
            session.Say(ended.Count == 0 ? "no job of the run was left" : $"ended: {string.Join(", ", ended)}", ended.Count == 0 ? "この実行のジョブは残っていませんでした" : $"止めたジョブ: {string.Join("、", ended)}");
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
