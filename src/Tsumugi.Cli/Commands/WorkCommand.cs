using System.CommandLine;
using System.Globalization;
using Tsumugi.Cli.Batch;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi work`: one of several machines that share a folder and no scheduler.</summary>
internal static class WorkCommand
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Remind = TimeSpan.FromMinutes(1);

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Option<string> plan = RunTaskCommand.PlanOption(session);
        Option<string> shard = new("--shard") { Description = session.T("Which part of the tasks: 3/16 is the third of sixteen", "どの分担かです。3/16 は 16 分割の 3 番目です"), HelpName = "I/N", Required = true };
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "4GB");
        Option<string> scratch = RunTaskCommand.ScratchOption(session);
        DescribedCommand command = new(
            "work",
            session.T("Runs one part of all tasks of a plan, stage after stage, waiting for the other parts; for machines without a scheduler. Whichever part is last seals the run", "計画の全タスクのうち一つの分担を、ほかの分担を待ちながら段階ごとに実行します。スケジューラのないマシン群で使います。最後に終わった分担が実行を完了させます"),
            "tsumugi work --plan out/web/work/plan.json --shard 3/16",
            "ssh node3 tsumugi work --plan /data/web/work/plan.json --shard 3/16 --workers 32 --memory 64GB")
        {
            plan, shard, workers, memory, scratch,
        };
        command.SetAction(parsed =>
        {
            (int part, int parts) = Part(parsed.GetRequiredValue(shard));
            OpenedRun run = OpenedRun.ByPlan(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(scratch));
            return Work(run, part, parts, parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), session);
        });
        return command;
    }

    private static int Work(OpenedRun run, int part, int parts, int workers, long memoryBytes, Session session)
    {
        using (RunLock.Join(run.Folder))
        using (ProgressDisplay progress = new(session, run.Plan))
        {
            MemoryLimits.Apply(memoryBytes);
            TaskRunner runner = new(run.State, progress);
            LocalExecutor executor = new(run.State, progress, workers, memoryBytes / 2);
            foreach (ITaskStage stage in run.Stages)
            {
                Wait(() => runner.TryOpen(stage), () => stage.After.SelectMany(former => run.State.Missing(former, run.State.CountTasks(former)).Select(index => (former, index))), parts, session);
                int count = run.State.CountTasks(stage.Name);
                int[] mine = [.. Enumerable.Range(0, count).Where(index => index % parts == part)];
                int[] missing = [.. mine.Where(index => run.State.TryManifest(stage.Name, index) is null)];
                progress.StageBegins(stage.Name, mine.Length, mine.Length - missing.Length);
                executor.RunTasks(stage, missing, session.Stopping);
                progress.StageEnds(stage.Name);
            }

            Wait(() => !Missing().Any(), Missing, parts, session);
        }

        string root = run.SealAndSweep().Root;
        session.Say($"complete; root {root}", $"完了しました。ルート {root}");
        return (int)ExitCode.Ok;

        IEnumerable<(string Stage, int Index)> Missing() => run.Stages.SelectMany(stage => run.State.Missing(stage.Name, run.State.CountTasks(stage.Name)).Select(index => (stage.Name, index)));
    }

    /// <summary>Waits for other parts, and says now and then for which.</summary>
    private static void Wait(Func<bool> ready, Func<IEnumerable<(string Stage, int Index)>> missing, int parts, Session session)
    {
        for (TimeSpan waited = TimeSpan.Zero; !ready(); waited += Poll)
        {
            if (waited.Ticks % Remind.Ticks == 0)
            {
                (string Stage, int Index)[] open = [.. missing()];
                string shards = string.Join(", ", open.Select(task => (task.Index % parts) + 1).Distinct().Order().Take(8).Select(number => string.Create(CultureInfo.InvariantCulture, $"{number}/{parts}")));
                session.Say($"waiting for {open.Length} tasks of other parts: {shards}", $"ほかの分担のタスク {open.Length} 件を待っています: {shards}");
            }

            session.Stopping.WaitHandle.WaitOne(Poll);
            session.Stopping.ThrowIfCancellationRequested();
        }
    }

    private static (int Part, int Parts) Part(string shard)
    {
        string[] numbers = shard.Split('/');
        return numbers.Length == 2 && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out int part) && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out int parts) && part >= 1 && part <= parts
            ? (part - 1, parts)
            : throw new TsumugiException("TSU2071", ExitCode.Usage, "--shard", new Phrase($"found `{shard}`, expected a part such as `3/16`, from `1/16` to `16/16`", $"`{shard}` ではなく、`3/16` のように指定してください（`1/16` から `16/16` まで）"));
    }
}
