using System.CommandLine;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Tasks;
using Tsumugi.Engine.Execution;
using Tsumugi.Engine.Plans;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi run-task`: one task of a plan, as a batch scheduler calls it.</summary>
internal static class RunTaskCommand
{
    /// <summary>What schedulers understand: done, bad data (do not retry), not ready or stopped (run again).</summary>
    private const int BadData = 65;
    private const int RunAgain = 75;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Option<string> plan = new("--plan") { Description = session.T("The plan file: work/plan.json of the output folder", "計画ファイルです（出力フォルダの work/plan.json）"), HelpName = "FILE", Required = true };
        Option<string> stage = new("--stage") { Description = session.T("The stage", "段階の名前です"), HelpName = "NAME", Required = true };
        Option<int> index = new("--index") { Description = session.T("The index of the task in its stage", "段階の中でのタスクの番号です"), HelpName = "N", Required = true };
        Option<string> memory = SharedOptions.Memory(session, "2GB");
        DescribedCommand command = new(
            "run-task",
            session.T("Runs one task of a plan and commits it; for batch schedulers. Exit 0 done, 65 bad data, 75 run again", "計画のタスクを一つ実行して確定します。バッチスケジューラ用です。終了コード: 0 完了、65 データの誤り、75 再実行"),
            "tsumugi run-task --plan out/web/work/plan.json --stage refine --index 3")
        {
            plan, stage, index, memory,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(plan), parsed.GetRequiredValue(stage), parsed.GetValue(index), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), session));
        return command;
    }

    private static int Run(string planPath, string stageName, int index, long memoryBytes, Session session)
    {
        Plan plan = PlanFile.Load(planPath);
        RunFolder folder = new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(planPath))!, ".."));
        foreach (EarlierRun run in plan.Earlier)
        {
            EarlierRuns.CheckUnchanged(run);
        }

        IReadOnlyList<ITaskStage> stages = BuildGraph.Stages(plan);
        RunState state = EarlierRuns.State(folder, plan);
        TaskRunner runner = new(state, new SilentProgress());
        MemoryLimits.Apply(memoryBytes);
        foreach (ITaskStage stage in stages)
        {
            if (!runner.TryOpen(stage))
            {
                session.Say($"TSU5005: the stage before `{stage.Name}` is not complete", $"TSU5005: `{stage.Name}` の前の段階がまだ終わっていません");
                return RunAgain;
            }

            if (stage.Name == stageName)
            {
                return RunOne(runner, stage, index, state.CountTasks(stageName), memoryBytes, session);
            }
        }

        string? near = NearestName.To(stageName, stages.Select(stage => stage.Name));
        throw new TsumugiException("TSU2032", ExitCode.Usage, "--stage", new Phrase($"the plan has no stage `{stageName}`", $"計画に `{stageName}` という段階はありません"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }

    private static int RunOne(TaskRunner runner, ITaskStage stage, int index, int count, long memoryBytes, Session session)
    {
        if (index < 0 || index >= count)
        {
            throw new TsumugiException("TSU2033", ExitCode.Usage, "--index", new Phrase($"found {index}, expected 0 to {count - 1}", $"{index} ではなく 0 から {count - 1} までの番号を指定してください"));
        }

        try
        {
            runner.Run(stage, index, memoryBytes / 2, session.Stopping);
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
    }
}
