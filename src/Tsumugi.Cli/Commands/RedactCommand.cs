using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Ledger;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Stages.Ledgers;
using Tsumugi.Stages.Redact;
using Tsumugi.Stages.Scrub;
using Tsumugi.Text;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi redact`: personal data found and replaced.</summary>
internal static class RedactCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> preset = new("--preset") { Description = session.T("The policy, or the path of a YAML file", "ポリシーの名前、または YAML ファイルのパスです"), HelpName = "NAME", DefaultValueFactory = _ => "jp-default" };
        DescribedCommand command = new(
            "redact",
            session.T("Replaces personal data: `{\"id\",\"text\",\"spans\"}` for each line; offsets are UTF-8 bytes of the input text. A document that the policy drops has an empty `text` and says why in `dropped`", "個人情報を置き換えます。各行に対して `{\"id\",\"text\",\"spans\"}` を出力し、位置は入力本文の UTF-8 バイトで示します。方針により除く文書は `text` が空で `dropped` に理由が入ります"),
            "tsumugi redact pages.jsonl.gz",
            "echo '{\"id\":1,\"text\":\"連絡はfoo@example.comまで\"}' | tsumugi redact")
        {
            files, preset,
        };
        command.SetAction(parsed =>
        {
            RedactionPolicy policy = Policy(parsed.GetRequiredValue(preset));
            Redactor redactor = new(policy, [new MyNumberScrubber(), .. RedactCatalog.All]);
            Redaction redaction = new();
            TextBuffer after = new();
            using LineOutput output = LineOutput.Standard();
            return new LineFilter(session, parsed.GetRequiredValue(files)).Run(line =>
            {
                redactor.Look(line.Text, redaction);
                after.Clear();
                TextEdits.Apply(line.Text, redaction.Edits, after);
                Write(output, line, policy, redaction, after);
            });
        });
        return command;
    }

    private static void Write(LineOutput output, FilterLine line, RedactionPolicy policy, Redaction redaction, TextBuffer after)
    {
        Utf8JsonWriter json = output.Begin();
        json.WriteString("id", Scrubbing.Clean(line.Id));
        json.WriteString("text", redaction.Drop is null ? after.Written : "");
        if (redaction.Drop is not null)
        {
            json.WriteString("dropped", redaction.Drop);
        }
        else if (redaction.IsPeopleList)
        {
            json.WriteString("flagged", PeopleListRule.Reason);
        }

        json.WriteStartArray("spans");
        TextEdit[] found = [.. redaction.Edits.Concat(redaction.Flags).OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End)];
        List<TextSpan> bytes = found.Length == 0 ? [] : ByteSpans.Of(line.Text, [.. found.Select(edit => edit.Span)]);
        for (int i = 0; i < found.Length; i++)
        {
            TextEdit edit = found[i];
            json.WriteStartObject();
            json.WriteNumber("start", bytes[i].Start);
            json.WriteNumber("end", bytes[i].End);
            json.WriteString("kind", edit.Kind);
            json.WriteNumber("score", edit.Score);
            json.WriteString("parts", edit.Parts);
            if (policy.Of(edit.Kind)?.Action == RedactionAction.Flag)
            {
                json.WriteString("action", "flag");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        output.End();
    }

    private static RedactionPolicy Policy(string name) => PresetFolder.Privacy(name, Environment.CurrentDirectory)
        ?? throw new TsumugiException("TSU2009", ExitCode.Usage, "--preset", new Phrase($"there is no privacy policy `{name}`", $"プライバシーポリシー `{name}` はありません"), new Phrase("`jp-default` and `jp-strict` ship with the program", "`jp-default` と `jp-strict` が付属しています"));
}
