using System.CommandLine;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi decide`: other rules over a built corpus, without reading the sources.</summary>
internal static class DecideCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> directory = SharedOptions.RunFolder(session);
        Option<string> recipe = new("--recipe") { Description = session.T("The wanted recipe (default: that of the run)", "新しいレシピです（既定: その実行のレシピ）"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> output = new("--out") { Description = session.T("Output folder of the new decision (default: DIR-decided)", "新しい結果の出力フォルダです（既定: DIR-decided）"), HelpName = "DIR2", DefaultValueFactory = _ => "" };
        Option<string[]> set = SharedOptions.Set(session);
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "4GB");
        Option<bool> replace = new("--replace") { Description = session.T("Remove an earlier run of another recipe from the output folder first", "出力フォルダに別のレシピの実行結果があれば、先に消します") };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "decide",
            session.T("Decides a built corpus again under other rules, without reading the sources; the result is, byte for byte, that of a full build", "作成済みのコーパスを、別の規則で判断し直します。原料は読み直しません。結果は通常のビルドと 1 バイトも違いません"),
            "tsumugi decide out/web --recipe stricter.yaml --out out/stricter",
            "tsumugi decide out/web --set rules.chars.min=300",
            "tsumugi decide out/web --set dedup.near.keep=newest --out out/newest")
        {
            directory, recipe, output, set, workers, memory, replace, json,
        };
        command.SetAction(parsed =>
        {
            RunFolder from = new(parsed.GetRequiredValue(directory));
            RunFolder to = new(parsed.GetRequiredValue(output) is { Length: > 0 } wanted ? wanted : from.Root.TrimEnd(Path.DirectorySeparatorChar) + "-decided");
            if (to.Root.TrimEnd(Path.DirectorySeparatorChar) == from.Root.TrimEnd(Path.DirectorySeparatorChar))
            {
                throw new TsumugiException("TSU2042", ExitCode.Usage, "--out", new Phrase("found the folder of the run itself, expected another one", "元の実行と同じフォルダです。別のフォルダを指定してください"));
            }

            Redecision redecision = Redecision.Of(from, parsed.GetRequiredValue(recipe), parsed.GetRequiredValue(set));
            return BuildCommand.Build(redecision.Plan, to, parsed.GetValue(workers), SharedOptions.Bytes(parsed.GetRequiredValue(memory)), parsed.GetValue(replace), parsed.GetValue(json), session, () =>
            {
                int tasks = redecision.TakeOver(to);
                session.Say($"{tasks} tasks of {from.Root} are taken over as they are", $"{from.Root} のタスク {tasks} 件をそのまま引き継ぎました");
            });
        });
        return command;
    }
}
