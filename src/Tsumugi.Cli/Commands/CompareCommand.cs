using System.CommandLine;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Weighing;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Compare;
using Tsumugi.Stages.Report.Html;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi compare`: what differs between two runs, or between presets over one run.</summary>
internal static class CompareCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> first = new("DIR_A") { Description = session.T("The output folder of a run", "実行の出力フォルダです") };
        Argument<string> second = new("DIR_B") { Description = session.T("The output folder of another run; not with --presets", "比べる実行の出力フォルダです。--presets のときは書きません"), Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "" };
        Option<string> presets = new("--presets") { Description = session.T("Presets to compare over the measures of DIR_A: names or paths with commas between; `run` is its own rules", "DIR_A の測定値の上で比べるプリセットです。名前かパスをカンマで区切ります。`run` はその実行の規則です"), HelpName = "NAMES", DefaultValueFactory = _ => "" };
        Option<string> by = new("--by") { Description = session.T("Which documents of two runs are the same: id (same source, file and position; the default) or url", "二つの実行の文書の対応づけです。id（情報源・ファイル・位置が同じ。既定）か url"), HelpName = "id|url", DefaultValueFactory = _ => "id" };
        by.AcceptOnlyFromAmong("id", "url");
        Option<string> html = new("--html") { Description = session.T("Write a page with pictures as well", "図入りのページも書き出します"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "compare",
            session.T("Compares two runs document by document, or several presets over one run: agreement, changed fates, kept text. Exit 1 if anything differs", "二つの実行を文書ごとに、または複数のプリセットを一つの実行の上で比べます。一致の度合い、変わった判断、採用した量を示し、違いがあれば終了コード 1 です"),
            "tsumugi compare out/web out/stricter",
            "tsumugi compare out/2025 out/2026 --by url --html compare.html",
            "tsumugi compare out/web --presets swallow-v1,mine.yaml --json")
        {
            first, second, presets, by, html, json,
        };
        command.SetAction(parsed =>
        {
            string other = parsed.GetRequiredValue(second);
            string names = parsed.GetRequiredValue(presets);
            if ((other.Length == 0) == (names.Length == 0))
            {
                throw new TsumugiException("TSU2045", ExitCode.Usage, "", new Phrase("expected either a second folder or `--presets`", "二つ目のフォルダか `--presets` のどちらか一つを指定してください"), new Phrase("`tsumugi compare DIR_A DIR_B`, or `tsumugi compare DIR --presets swallow-v1,mine.yaml`", "`tsumugi compare フォルダA フォルダB`、または `tsumugi compare フォルダ --presets swallow-v1,mine.yaml`"));
            }

            Comparison comparison = other.Length > 0
                ? Runs(parsed.GetRequiredValue(first), other, parsed.GetRequiredValue(by) == "url", session)
                : Presets(FinishedRun.Open(parsed.GetRequiredValue(first)).OfThisVersion().Alone(), names, session);
            if (parsed.GetRequiredValue(html) is { Length: > 0 } page)
            {
                ComparisonPage.Write(page, comparison, PlanMaker.EngineVersion);
            }

            if (parsed.GetValue(json))
            {
                session.Out.WriteLine(Json.Line(CompareJson.Of(comparison)));
            }
            else
            {
                CompareText.Write(session, comparison);
            }

            return (int)(comparison.Equal ? ExitCode.Ok : ExitCode.Findings);
        });
        return command;
    }

    private static Comparison Runs(string first, string second, bool byUrl, Session session)
    {
        FinishedRun one = FinishedRun.Open(first);
        FinishedRun other = FinishedRun.Open(second);
        (string nameOfOne, string nameOfOther) = Names(one, other);
        using ScanProgress progress = new(session);
        return RunComparison.Of(
            new ComparedRun(nameOfOne, one.Files, one.Manifest.Rules), new ComparedRun(nameOfOther, other.Files, other.Manifest.Rules), byUrl, Data(one).SequenceEqual(Data(other)), Environment.ProcessorCount, progress.Scanned);
    }

    /// <summary>Runs are called as their folders are, and by more of the path where that is the same.</summary>
    private static (string First, string Second) Names(FinishedRun one, FinishedRun other)
    {
        string first = Path.GetFileName(Path.TrimEndingDirectorySeparator(one.Folder.Root));
        string second = Path.GetFileName(Path.TrimEndingDirectorySeparator(other.Folder.Root));
        return first == second ? (one.Folder.Root, other.Folder.Root) : (first, second);
    }

    private static IEnumerable<(string Key, string Sha256)> Data(FinishedRun run) =>
        run.Manifest.Outputs.Where(output => output.Key.StartsWith("data/", StringComparison.Ordinal)).Select(output => (output.Key, output.Sha256));

    private static Comparison Presets(FinishedRun run, string names, Session session)
    {
        List<(string Name, Preset Rules)> presets = [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name == "run" ? (name, run.Manifest.Rules) : Named(RulesCommand.Find(name)))];
        if (presets.Count == 1)
        {
            presets.Insert(0, ("run", run.Manifest.Rules));
        }

        // Two files may bear one name inside; then the later ones are told apart by a number.
        for (int i = 1; i < presets.Count; i++)
        {
            int same = presets.Take(i).Count(earlier => earlier.Rules.Name == presets[i].Rules.Name && earlier.Name != "run");
            presets[i] = same > 0 && presets[i].Name != "run" ? (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{presets[i].Name} ({same + 1})"), presets[i].Rules) : presets[i];
        }

        using ScanProgress progress = new(session);
        return PresetComparison.Of(run.Files, run.Dedup, run.Manifest.Rules, presets, Environment.ProcessorCount, progress.Scanned);
    }

    private static (string Name, Preset Rules) Named(Preset preset) => (preset.Name, preset);
}
