using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Batch;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Schedulers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi status`: how far a run is, read from its folder; no scheduler is asked.</summary>
internal static class StatusCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "status",
            session.T("Tells how far a run is, from the manifests in its folder; no scheduler is asked", "実行の進み具合を、フォルダにあるマニフェストから示します。スケジューラには問い合わせません"),
            "tsumugi status out/web")
        {
            directory, json,
        };
        command.SetAction(parsed =>
        {
            RunStatus status = RunStatus.Of(OpenedRun.At(parsed.GetRequiredValue(directory)));
            if (parsed.GetValue(json))
            {
                session.Out.WriteLine(Json.Line(ToJson(status)));
            }
            else
            {
                Print(status, session);
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Print(RunStatus status, Session session)
    {
        TextTable table = new(session.T("stage", "段階"), session.T("tasks", "タスク"), session.T("done", "完了"), session.T("begun", "着手"), session.T("stopped", "中断"), session.T("failed", "失敗"));
        foreach (StageStatus stage in status.Stages)
        {
            table.Add([stage.Name, .. new[] { stage.Tasks, stage.Done, stage.Begun, stage.Stopped, stage.Failed }.Select(Cell)]);
        }

        table.Write(session.Out);
        session.Out.WriteLine();
        if (status.LastRound is { } round)
        {
            session.Out.WriteLine(session.T($"  round {round.Number}: {round.Tasks?.Stage}, job {round.Jobs?.Array ?? "?"}, logs in {round.Path}", $"  第 {round.Number} 回: {round.Tasks?.Stage}、ジョブ {round.Jobs?.Array ?? "?"}、ログは {round.Path}"));
        }

        foreach (string trouble in status.Troubles)
        {
            session.Out.WriteLine("  " + trouble);
        }

        session.Out.WriteLine(status switch
        {
            { Root: { } root } => session.T($"  complete; root {root}", $"  完了しています。ルート {root}"),
            { IsCalledOff: true } => session.T("  called off; `tsumugi resume DIR` goes on", "  取りやめられています。`tsumugi resume フォルダ` で続けられます"),
            _ => session.T("  not complete; `tsumugi resume DIR` goes on should nothing run any more", "  まだ完了していません。何も動いていないときは `tsumugi resume フォルダ` で続けられます"),
        });
    }

    private static string Cell(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static JsonObject ToJson(RunStatus status) => new()
    {
        ["plan"] = status.Plan,
        ["root"] = status.Root,
        ["cancelled"] = status.IsCalledOff,
        ["stages"] = new JsonArray([.. status.Stages.Select(stage => new JsonObject { ["name"] = stage.Name, ["tasks"] = stage.Tasks, ["done"] = stage.Done, ["begun"] = stage.Begun, ["stopped"] = stage.Stopped, ["failed"] = stage.Failed })]),
        ["rounds"] = new JsonArray([.. status.Rounds.Select(RoundJson)]),
    };

    private static JsonObject RoundJson(RoundFolder round)
    {
        RoundTasks? tasks = round.Tasks;
        RoundJobs? jobs = round.Jobs;
        return new JsonObject
        {
            ["round"] = round.Number,
            ["stage"] = tasks?.Stage,
            ["tasks"] = tasks?.Elements.Sum(element => element.Count),
            ["elements"] = tasks?.Elements.Count,
            ["by"] = tasks?.By.ToString().ToLowerInvariant(),
            ["executor"] = jobs?.Executor,
            ["job"] = jobs?.Array,
            ["next"] = jobs?.Next,
        };
    }
}
