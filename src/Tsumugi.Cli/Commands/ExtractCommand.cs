using System.CommandLine;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Documents;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Steps;
using Tsumugi.Stages.Extract;
using Tsumugi.Stages.Read.Sources;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi extract`: pages to text.</summary>
internal static class ExtractCommand
{
    private static readonly string[] Kinds = ["warc", "html"];

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> paths = new("PATH") { Description = session.T("WARC files, HTML files, or folders of them", "WARC ファイル、HTML ファイル、またはそのフォルダです"), Arity = ArgumentArity.OneOrMore };
        Option<string> html = new("--html") { Description = session.T("`main-content` or `all-text`", "`main-content`（本文）か `all-text`（全文）です"), HelpName = "NAME", DefaultValueFactory = _ => "main-content" };
        Option<bool> structure = new("--structure") { Description = session.T("write Markdown: headings, lists, tables, quotes and code as such", "見出し、箇条書き、表、引用、コードの区別を Markdown で書きます") };
        Option<string> ruby = new("--ruby") { Description = session.T("`base`, or `both` to keep the reading in brackets behind it", "`base`（親文字だけ）か `both`（読みも残す：漢字（かんじ））です"), HelpName = "STYLE", DefaultValueFactory = _ => "base" };
        ruby.AcceptOnlyFromAmong("base", "both");
        Option<bool> blocks = new("--blocks") { Description = session.T("Tell of every part of the page where it stands, whether it was kept, and why not", "ページの各部分について、位置と、採用したか、除いた理由を付けます") };
        Option<int> workers = SharedOptions.Workers(session);
        DescribedCommand command = new(
            "extract",
            session.T("Takes the text out of pages: one line for every HTML response; a page without text carries a `reason`", "ページから本文を取り出します。HTML の応答ごとに一行を出力し、本文がないページには `reason` が付きます"),
            "tsumugi extract crawl.warc.gz > pages.jsonl",
            "tsumugi extract --blocks page.html",
            "tsumugi extract --workers 8 pages/")
        {
            paths, html, structure, ruby, blocks, workers,
        };
        command.SetAction(parsed =>
        {
            ExtractionOptions options = ExtractSettings.Options(parsed.GetValue(structure) ? "markdown" : "plain", parsed.GetRequiredValue(ruby));
            return Run(parsed.GetRequiredValue(paths), Catalogue.Extractor(parsed.GetRequiredValue(html), options), parsed.GetValue(blocks), parsed.GetValue(workers), session);
        });
        return command;
    }

    private static int Run(string[] paths, IExtractor extractor, bool blocks, int workers, Session session)
    {
        List<IReadOnlyList<SourceFile>> shards = [];
        foreach (string path in paths)
        {
            Inputs.Check(path, mayBeFolder: true);
            shards.AddRange(Shards(path));
        }

        using Stream output = Console.OpenStandardOutput();
        long failed = OrderedOutput.Run(shards, workers, output, (shard, target) =>
        {
            using LineOutput lines = new(target);
            return new PageExtraction(extractor, blocks).Run(shard, lines, session.Stopping);
        }, session.Stopping);
        if (failed > 0)
        {
            session.Say($"{failed} records could not be read or decoded; their lines carry a `reason`", $"{failed} 件のレコードを読めないか復号できませんでした。該当する行に `reason` があります");
        }

        return (int)(failed > 0 ? ExitCode.Quarantined : ExitCode.Ok);
    }

    /// <summary>Cuts a path into shards; in a folder, archives and pages are both looked for.</summary>
    private static List<IReadOnlyList<SourceFile>> Shards(string path)
    {
        List<TsumugiException> problems = [];
        List<IReadOnlyList<SourceFile>> shards = [];
        bool folder = Directory.Exists(path);
        foreach (IReader reader in Kinds.Select(Catalogue.Reader))
        {
            if (folder || (reader.Kind == "html") == IsHtml(path))
            {
                SourceSettings source = new("extract", reader.Kind, [Path.GetFullPath(path)], "", "unknown", "unknown", "text");
                List<TsumugiException> missing = folder ? [] : problems;
                shards.AddRange(ShardPlanner.Plan(source.Name, SourceExpander.Expand(source, Environment.CurrentDirectory, missing)).Select(shard => shard.Files));
            }
        }

        return problems.Count == 0 ? shards : throw new ProblemsException(problems);
    }

    private static bool IsHtml(string path) => Catalogue.Reader("html").Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
