using System.CommandLine;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Runs;
using Tsumugi.Engine.Verification;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi explain`: the life of one document, or the meaning of a rule, measure, reason or error code.</summary>
internal static class ExplainCommand
{
    /// <summary>A URL that stands in a thousand captures is told this many times.</summary>
    private const int Most = 20;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> subject = new("DIR|CODE") { Description = session.T("The output folder of a run; or a rule, measure, reason or error code", "実行の出力フォルダ、または規則・尺度・理由・エラーのコードです") };
        Option<string> id = new("--id") { Description = session.T("The document's id", "文書の ID です"), HelpName = "ID", DefaultValueFactory = _ => "" };
        Option<string> url = new("--url") { Description = session.T("The document's address", "文書の URL です"), HelpName = "URL", DefaultValueFactory = _ => "" };
        Option<bool> page = new("--page") { Description = session.T("Show every part of the page: its bytes, and why it was cut", "ページの各部分を、位置と除いた理由とともにすべて表示します") };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "explain",
            session.T("Tells why: the life of one document, decision by decision, with values, limits and places", "理由を示します。一つの文書がたどった判断を、値・限界値・位置とともに順に説明します"),
            "tsumugi explain out/quickstart --url http://httpd.apache.org/docs/2.2/ja/bind.html",
            "tsumugi explain out/quickstart --id 3f2a… --page",
            "tsumugi explain out/quickstart --id 3f2a… --json",
            "tsumugi explain ja/hiragana-share",
            "tsumugi explain TSU2001")
        {
            subject, id, url, page, json,
        };
        command.SetAction(parsed =>
        {
            string field = parsed.GetRequiredValue(id).Length > 0 ? "id" : "url";
            string value = field == "id" ? parsed.GetRequiredValue(id) : parsed.GetRequiredValue(url);
            string what = parsed.GetRequiredValue(subject);
            return value.Length > 0 ? Document(new RunFolder(what), field, value, parsed.GetValue(page), parsed.GetValue(json), session) : Code(what, session);
        });
        return command;
    }

    private static int Document(RunFolder folder, string field, string value, bool page, bool json, Session session)
    {
        RunManifest manifest = RunManifestFile.Read(folder);
        using LedgerQueries ledgers = new(folder, manifest.Rules);
        EarlierLives earlier = new(folder, manifest);
        IReadOnlyList<DocumentLife> lives = [.. ledgers.Find(field, value, Most).Select(earlier.Complete)];
        if (lives.Count == 0 && earlier.Find(field, value, Most) is { } found)
        {
            (folder, manifest, lives) = found;
        }

        if (lives.Count == 0)
        {
            string near = field == "url" ? string.Join(", ", ledgers.SimilarUrls(value)) : "";
            throw new TsumugiException(
                "TSU4012",
                ExitCode.InputMissing,
                folder.Root,
                new Phrase($"no document has the {field} `{value}`", $"{field} が `{value}` の文書はありません"),
                near.Length == 0 ? default : new Phrase($"there is {near}", $"近いもの: {near}"));
        }

        Storyteller storyteller = new(session, folder, manifest.Rules, manifest.Models ?? []);
        PageAgain again = new(folder, manifest);
        foreach (DocumentLife life in lives)
        {
            PageStory story = again.Read(life);
            if (json)
            {
                session.Out.WriteLine(Json.Line(LifeJson.Of(life, manifest.Rules, story)));
            }
            else
            {
                storyteller.Tell(life, story, page);
            }
        }

        return 0;
    }

    private static int Code(string code, Session session)
    {
        if (CodeMeaning.Of(code, session) is { } meaning)
        {
            session.Out.WriteLine(meaning);
            return 0;
        }

        if (Directory.Exists(code))
        {
            throw new TsumugiException("TSU2034", ExitCode.Usage, code, new Phrase("found a folder, but neither `--id` nor `--url`", "フォルダだけが指定され、`--id` も `--url` もありません"), new Phrase($"`tsumugi explain {code} --url URL`", $"`tsumugi explain {code} --url URL`"));
        }

        string? near = NearestName.To(code, CodeMeaning.Known);
        throw new TsumugiException("TSU2035", ExitCode.Usage, "", new Phrase($"`{code}` is no rule, measure, reason, error code or folder", $"`{code}` は規則・尺度・理由・エラーコード・フォルダのどれでもありません"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }
}
