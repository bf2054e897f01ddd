using System.CommandLine;
using System.Globalization;
using Tsumugi.Cli.Batch;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi run-task`: one task of a plan, or the tasks of one element of an array job, as a batch scheduler calls it.</summary>
internal static class RunTaskCommand
{
    /// <summary>What schedulers understand: done, bad data (do not retry), not ready or stopped (run again).</summary>
    private const int BadData = 65;
    private const int RunAgain = 75;

    /// <summary>A shared folder may show a manifest that another node has committed some time later: NFS keeps attributes of folders for 30 to 60 seconds.</summary>
    private static readonly TimeSpan ShownLate = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Option<string> plan = PlanOption(session);
        Option<string> stage = new("--stage") { Description = session.T("The stage", "段階の名前です"), HelpName = "NAME", Required = true };
        Option<int> index = new("--index") { Description = session.T("The index of the task in its stage", "段階の中でのタスクの番号です"), HelpName = "N", DefaultValueFactory = _ => -1 };
        Option<string> tasks = new("--tasks") { Description = session.T("A file that says which tasks belong to which element of an array job", "アレイジョブの要素とタスクの対応を書いたファイルです"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<int> element = new("--element") { Description = session.T("The element, counted from 0", "要素の番号です（0 から）"), HelpName = "N" };
        Option<int> attempts = new("--attempts") { Description = session.T("How many failed attempts at a task are enough (default: no limit)", "一つのタスクが何回失敗したらやめるかです（既定: 制限なし）"), HelpName = "N", DefaultValueFactory = _ => int.MaxValue };
        Option<string> memory = SharedOptions.Memory(session, "2GB");
        Option<string> scratch = ScratchOption(session);
        DescribedCommand command = new(
            "run-task",
            session.T("Runs one task of a plan, or those of one element of an array job, and commits them; for batch schedulers. Exit 0 done, 65 bad data, 75 run again", "計画のタスクを一つ、またはアレイジョブの要素一つぶん実行して確定します。バッチスケジューラ用です。終了コード: 0 完了、65 データの誤り、75 再実行"),
            "tsumugi run-task --plan out/web/work/plan.json --stage refine --index 3",
            "tsumugi run-task --plan out/web/work/plan.json --stage refine --tasks out/web/work/cluster/0001/tasks.json --element 7")
        {
            plan, stage, index, tasks, element, attempts, memory, scratch,
        };
        command.SetAction(parsed =>
        {
            string file = parsed.GetRequiredValue(tasks);
            return Run(
                OpenedRun.ByPlan(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(scratch)),
                parsed.GetRequiredValue(stage),
                file.Length > 0 ? Element(file, parsed.GetRequiredValue(stage), parsed.GetValue(element)) : [parsed.GetValue(index)],
                file.Length > 0 ? ShownLate : TimeSpan.Zero,
                parsed.GetValue(attempts),
                SharedOptions.Bytes(parsed.GetRequiredValue(memory)),
                session);
        });
        return command;
    }

    /// <summary>`--plan FILE`.</summary>
    public static Option<string> PlanOption(Session session) => new("--plan") { Description = session.T("The plan file: work/plan.json of the output folder", "計画ファイルです（出力フォルダの work/plan.json）"), HelpName = "FILE", Required = true };

    /// <summary>`--scratch DIR`.</summary>
    public static Option<string> ScratchOption(Session session) => new("--scratch") { Description = session.T("A folder for scratch files, best on a disk of this machine (default: in the output folder)", "作業ファイルを置くフォルダです。このマシンのディスクが向いています（既定: 出力フォルダの中）"), HelpName = "DIR", DefaultValueFactory = _ => "" };

    private static int Run(OpenedRun run, string stageName, IReadOnlyList<int> indices, TimeSpan patience, int attempts, long memoryBytes, Session session)
    {
        using RunLock? joined = Join(run.Folder, session);
        if (joined is null)
        {
            return RunAgain;
        }

        TaskRunner runner = new(run.State, new SilentProgress());
        MemoryLimits.Apply(memoryBytes);
        foreach (ITaskStage stage in run.Stages)
        {
            if (!TryOpen(runner, stage, patience, session))
            {
                session.Say($"TSU5005: the stage before `{stage.Name}` is not complete", $"TSU5005: `{stage.Name}` の前の段階がまだ終わっていません");
                return RunAgain;
            }

            if (stage.Name == stageName)
            {
                return RunAll(run, runner, stage, indices, attempts, memoryBytes / 2, session);
            }
        }

        string? near = NearestName.To(stageName, run.Stages.Select(stage => stage.Name));
        throw new TsumugiException("TSU2032", ExitCode.Usage, "--stage", new Phrase($"the plan has no stage `{stageName}`", $"計画に `{stageName}` という段階はありません"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }

    /// <summary>Opens a gate. An element of an array was submitted by a process that saw it open, so it looks again for a while.</summary>
    private static bool TryOpen(TaskRunner runner, ITaskStage stage, TimeSpan patience, Session session)
    {
        TimeSpan waited = TimeSpan.Zero;
        for (; !runner.TryOpen(stage); waited += Look)
        {
            if (waited >= patience || session.Stopping.WaitHandle.WaitOne(Look))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Runs tasks one after the other; one that fails does not keep the others of its element from being done.</summary>
    private static int RunAll(OpenedRun run, TaskRunner runner, ITaskStage stage, IReadOnlyList<int> indices, int attempts, long memoryBytes, Session session)
    {
        int count = run.State.CountTasks(stage.Name);
        int worst = 0;
        foreach (int index in indices)
        {
            if (index < 0 || index >= count)
            {
                throw new TsumugiException("TSU2033", ExitCode.Usage, "--index", new Phrase($"found {index}, expected 0 to {count - 1}", $"{index} ではなく 0 から {count - 1} までの番号を指定してください"));
            }

            int code = RunOne(run, runner, stage, index, attempts, memoryBytes, session);
            if (session.Stopping.IsCancellationRequested)
            {
                return RunAgain;
            }

            worst = code == BadData || worst == 0 ? code : worst;
        }

        return worst;
    }

    private static int RunOne(OpenedRun run, TaskRunner runner, ITaskStage stage, int index, int attempts, long memoryBytes, Session session)
    {
        if (attempts < int.MaxValue && run.State.TryManifest(stage.Name, index) is null && AttemptFiles.Of(run.Folder, stage.Name, index) is var task && task.IsOver(attempts))
        {
            Failures.Show(BatchFaults.Exhausted(task), session);
            return BadData;
        }

        try
        {
            runner.Run(stage, index, memoryBytes, session.Stopping);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return RunAgain;
        }
        catch (InvalidDataException bad)
        {
            Failures.Show(bad, session);
            return BadData;
        }
        catch (Exception failure)
        {
            return Failures.Show(failure, session);
        }
    }

    /// <summary>Joins the others that work in the folder; while a local build has it for itself, the scheduler is to come again.</summary>
    private static RunLock? Join(RunFolder folder, Session session)
    {
        try
        {
            return RunLock.Join(folder);
        }
        catch (TsumugiException taken) when (taken.Code == "TSU5001")
        {
            Failures.Show(taken, session);
            return null;
        }
    }

    private static IReadOnlyList<int> Element(string file, string stage, int element)
    {
        RoundTasks? tasks = RoundFolder.ReadTasks(file);
        return tasks is not null && tasks.Stage == stage && element >= 0 && element < tasks.Elements.Count
            ? tasks.Elements[element]
            : throw new TsumugiException(
                "TSU2073",
                ExitCode.Usage,
                file,
                new Phrase($"has no element {element.ToString(CultureInfo.InvariantCulture)} of `{stage}`", $"`{stage}` の要素 {element.ToString(CultureInfo.InvariantCulture)} がありません"),
                new Phrase("the file is written by `build --executor …` and `resume`, for each round of jobs", "このファイルは `build --executor …` と `resume` が、投入のたびに書きます"));
    }
}
