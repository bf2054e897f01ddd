using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Engine.Schedulers;

/// <summary>What can go wrong between the engine and a scheduler, in words.</summary>
public static class BatchFaults
{
    /// <summary>A command of the scheduler did not do what it should.</summary>
    public static TsumugiException Refused(IReadOnlyList<string> command, CommandAnswer answer)
    {
        string said = (answer.Error.Length > 0 ? answer.Error : answer.Out).Trim().Split('\n')[0];
        return new TsumugiException(
            "TSU5006",
            ExitCode.Temporary,
            command[0],
            new Phrase($"the scheduler refuses (exit code {answer.ExitCode}): {said}", $"スケジューラがコマンドを受け付けませんでした（終了コード {answer.ExitCode}）: {said}"),
            new Phrase("nothing is lost: put right what it names in the site file, then `tsumugi resume DIR`; `tsumugi plan RECIPE --executor …` shows what is submitted", "終わった部分は残っています。サイトファイルを直してから `tsumugi resume フォルダ` を実行してください。投入される内容は `tsumugi plan レシピ --executor …` で見られます"));
    }

    /// <summary>The output folder cannot be named in a script.</summary>
    public static TsumugiException Blank(RunFolder run, string executor) => new(
        "TSU2074",
        ExitCode.Usage,
        run.Root,
        new Phrase($"the path has a blank, which scripts of `{executor}` cannot name", $"パスに空白があります。`{executor}` のスクリプトには書けません"),
        new Phrase("choose another `--out`", "別の `--out` を指定してください"));

    /// <summary>A task has failed too often.</summary>
    public static TsumugiException Exhausted(TaskTrouble task)
    {
        AttemptNote last = task.Attempts.LastOrDefault(attempt => attempt.Message.Length > 0) ?? new AttemptNote(AttemptEnd.Unknown, "", "");
        string node = last.Host.Length > 0 ? $" ({last.Host})" : "";
        (string english, string japanese) = last.End == AttemptEnd.Unknown ? ("its attempts died without a word, as when memory runs out", "試行は何も残さずに終了しています（メモリ不足などで強制終了された場合です）") : (last.Message, last.Message);
        return new TsumugiException(
            "TSU5011",
            ExitCode.Temporary,
            $"{task.Stage} {task.Index}",
            new Phrase($"the task was tried {task.Attempts.Count} times and is given up{node}: {english}", $"タスクを {task.Attempts.Count} 回試みましたが、完了しませんでした{node}: {japanese}"),
            new Phrase("the logs lie under `work/cluster`; `tsumugi resume DIR` tries it anew, with other limits if `--site FILE` is given", "ログは `work/cluster` にあります。`tsumugi resume フォルダ` でやり直せます。`--site ファイル` を付けると、上限を変えられます"));
    }

    /// <summary>Jobs end without having begun a single task.</summary>
    public static TsumugiException Silent(string stage, RoundFolder round) => new(
        "TSU5012",
        ExitCode.Temporary,
        stage,
        new Phrase("the jobs end without having begun a single task", "ジョブがタスクを一つも始めないまま終わっています"),
        new Phrase($"the logs in `{round.Path}` say why: a program that is not on the nodes, `setup` lines that fail, a limit that the scheduler enforces", $"`{round.Path}` のログを確認してください。ノードにプログラムがない、`setup` の行が失敗する、スケジューラの上限に達した、などが考えられます"));

    /// <summary>The run was called off.</summary>
    public static TsumugiException CalledOff(RunFolder run) => new(
        "TSU5013",
        ExitCode.Temporary,
        run.Root,
        new Phrase("the run was called off with `tsumugi cancel`", "`tsumugi cancel` によって取りやめられています"),
        new Phrase("`tsumugi resume DIR` goes on with what is missing", "`tsumugi resume フォルダ` で、残りを続けられます"));
}
