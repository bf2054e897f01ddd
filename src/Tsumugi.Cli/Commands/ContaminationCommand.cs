using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Contamination;
using Tsumugi.Stages.Ledgers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi contamination`: which texts hold items of evaluation sets, and where.</summary>
internal static class ContaminationCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string[]> set = new("--set") { Description = session.T("An evaluation set: a file, folder or glob (JSON Lines, JSON, CSV, TSV), several times", "評価データ（JSON Lines、JSON、CSV、TSV のファイル・フォルダ・glob）です。何度でも書けます"), HelpName = "[NAME=]PATH", Required = true };
        Option<string[]> fields = new("--field") { Description = session.T("A field of the items to look for, several times (default: all texts)", "調べる項目です。何度でも書けます（既定: すべての文字列）"), HelpName = "[NAME=]FIELD", DefaultValueFactory = _ => [] };
        Option<int> ngram = Whole("--ngram", ContaminationSettings.StandardRunLetters, 5, session, "Letters of a run", "比べる文字の並びの長さです");
        Option<int> whole = Whole("--min-whole", ContaminationSettings.StandardWholeLetters, 4, session, "Letters from which on a shorter text is looked for as a whole", "並びより短い文を、全体の一致で調べる最小の文字数です");
        Option<double> coverage = new("--min-coverage") { Description = session.T("The share of an item's text that makes a hit (0.01–1, default 0.7)", "設問の文のどれだけがあれば混入とみなすか（0.01–1、既定 0.7）"), HelpName = "N", DefaultValueFactory = _ => ContaminationSettings.StandardCoverage };
        coverage.Validators.Add(result => Check(result, session, value => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out double share) && share is >= 0.01 and <= 1, "0.01–1"));
        Option<bool> json = new("--json") { Description = session.T("Print the counts of each set as one JSON object instead of the texts' lines", "文書ごとの行の代わりに、データごとの件数を一つの JSON オブジェクトで出力します") };
        DescribedCommand command = new(
            "contamination",
            session.T("Finds items of evaluation sets in JSON Lines, whole or in part: `{\"id\",\"hits\"}` for each line that holds one; spans are UTF-8 bytes of the text", "JSON Lines の本文に評価データの設問（全体または大部分）が含まれていないかを調べ、含む行ごとに `{\"id\",\"hits\"}` を出力します。位置は本文の UTF-8 バイトです"),
            "tsumugi contamination --set jcola=eval/jcola pages.jsonl.gz",
            "tsumugi contamination --set qa=dev.jsonl --field question --ngram 25 --json pages.jsonl")
        {
            files, set, fields, ngram, whole, coverage, json,
        };
        command.SetAction(parsed =>
        {
            ContaminationSettings settings = new()
            {
                Sets = parsed.GetRequiredValue(set),
                Fields = parsed.GetRequiredValue(fields),
                RunLetters = parsed.GetValue(ngram),
                WholeLetters = Math.Min(parsed.GetValue(whole), parsed.GetValue(ngram)),
                MinCoverage = parsed.GetValue(coverage),
            };
            return Run(parsed.GetRequiredValue(files), settings, parsed.GetValue(json), session);
        });
        return command;
    }

    private static int Run(string[] files, ContaminationSettings settings, bool json, Session session)
    {
        List<TsumugiException> problems = [];
        IReadOnlyList<EvaluationFile> evaluation = EvaluationSets.Find(settings, Environment.CurrentDirectory, "--set", problems);
        if (problems.Count > 0)
        {
            throw new ProblemsException(problems);
        }

        foreach (string file in files.Where(file => file != "-"))
        {
            Inputs.Check(file, mayBeFolder: false);
        }

        ContaminationIndex index = ContaminationIndex.Of(evaluation, settings, session.Stopping);
        ContaminationScanner scanner = new(index, settings.MinCoverage);
        ContaminationCounts counts = new(index);
        int exit;
        using (LineOutput output = json ? new LineOutput(Stream.Null) : LineOutput.Standard())
        {
            exit = new LineFilter(session, files).Run(line =>
            {
                counts.Add(scanner.Scan(line.Text, []) ? scanner.Hits : []);
                if (scanner.Hits.Count > 0)
                {
                    Write(output, line, index, scanner.Hits);
                }
            });
        }

        if (json)
        {
            session.Out.WriteLine(counts.Json());
        }
        else
        {
            counts.Tell(session);
        }

        return exit;
    }

    private static void Write(LineOutput output, FilterLine line, ContaminationIndex index, IReadOnlyList<ItemHit> hits)
    {
        Utf8JsonWriter json = output.Begin();
        json.WriteString("id", Scrubbing.Clean(line.Id));
        json.WriteStartArray("hits");
        foreach (ItemHit hit in hits)
        {
            IndexedItem item = index.Items[hit.Item];
            json.WriteStartObject();
            json.WriteString("set", index.Sets[item.Set].Name);
            json.WriteString("item", Scrubbing.Clean(item.Place));
            if (item.Id.Length > 0)
            {
                json.WriteString("item_id", Scrubbing.Clean(item.Id));
            }

            json.WriteString("field", hit.Field);
            json.WriteNumber("coverage", Math.Round(hit.Coverage, 6));
            json.WriteNumber("letters", hit.Letters);
            json.WriteNumber("longest", hit.Longest);
            json.WriteStartArray("spans");
            foreach (TextSpan span in ByteSpans.Of(line.Text, hit.Spans))
            {
                json.WriteStartArray();
                json.WriteNumberValue(span.Start);
                json.WriteNumberValue(span.End);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        output.End();
    }

    private static Option<int> Whole(string name, int standard, int least, Session session, string english, string japanese)
    {
        Option<int> option = new(name)
        {
            Description = session.T($"{english} ({least}–1000, default {standard})", $"{japanese}（{least}–1000、既定 {standard}）"),
            HelpName = "N",
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result => Check(result, session, value => int.TryParse(value, out int letters) && letters >= least && letters <= 1000, $"{least}–1000"));
        return option;
    }

    private static void Check(OptionResult result, Session session, Func<string, bool> holds, string range)
    {
        if (result.Tokens is [{ Value: string found }] && !holds(found))
        {
            result.AddError(session.T($"`{result.Option.Name}` is `{found}`, expected {range}", $"`{result.Option.Name}` が `{found}` です（{range} の値を指定してください）"));
        }
    }
}
