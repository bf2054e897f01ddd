using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Serving;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Evaluation;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi eval`: evaluation sets, each score with its chance level and interval.</summary>
internal static class EvalCommand
{
    /// <summary>The variable of the environment that holds the key of a server.</summary>
    private const string Key = "TSUMUGI_API_KEY";

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        string[] names = [.. EvaluationTasks.All.Select(task => task.Id)];
        Argument<string> model = new("MODEL") { Description = session.T("The model: a training, a folder of Hugging Face, a GGUF file; with --endpoint its name there", "モデルです。学習のフォルダ、Hugging Face のフォルダ、GGUF ファイル。--endpoint を付けた場合はサーバーでの名前です") };
        Option<string> data = new("--data") { Description = session.T("The folder of evaluation sets, as their makers distribute them", "評価データのフォルダです。配布されたままの形で読みます"), HelpName = "DIR", Required = true };
        Option<string[]> tasks = new("--task") { Description = session.T("Sets, several times (default: all)", "評価データです。何度でも書けます（既定: すべて）"), HelpName = string.Join('|', names), DefaultValueFactory = _ => names };
        tasks.AcceptOnlyFromAmong(names);
        Option<string> endpoint = new("--endpoint") { Description = session.T($"A server with `/v1/completions`, `echo` and `logprobs`; its key in {Key}", $"`echo` と `logprobs` に対応した `/v1/completions` のサーバーです。鍵は {Key} に設定します"), HelpName = "URL", DefaultValueFactory = _ => "" };
        Option<int> items = new("--items") { Description = session.T("Questions of each set at most, drawn by a hash of their ids (default: all)", "一つの評価データで尋ねる問題の上限です。ID のハッシュで選びます（既定: すべて）"), HelpName = "N" };
        Option<int> shots = new("--shots") { Description = session.T("Questions shown with answers first; taken from the set and not asked (default: 0)", "先に答えつきで示す問題の数です。その問題は尋ねません（既定: 0）"), HelpName = "N" };
        Option<string> tokenizer = new("--tokenizer") { Description = session.T("The tokenizer (default: that beside the model)", "トークナイザーです（既定: モデルの隣のもの）"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "eval",
            session.T("Asks a model the questions of Japanese evaluation sets; every score with what guessing reaches and a 95 % interval", "日本語の評価データをモデルに尋ねます。点数には、偶然の水準と 95 % 区間を添えます"),
            "tsumugi eval runs/first --data eval --task jcommonsenseqa",
            "tsumugi eval my-model --endpoint http://127.0.0.1:8000 --data eval --items 200 --shots 4 --json")
        {
            model, data, tasks, endpoint, items, shots, tokenizer, json,
        };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(model);
            string server = parsed.GetRequiredValue(endpoint);
            using IDisposable scorer = server.Length > 0
                ? new RemoteScorer(SharedOptions.Address(server, "--endpoint"), name, Environment.GetEnvironmentVariable(Key))
                : new LocalScorer(LoadedModel.Open(name, parsed.GetRequiredValue(tokenizer)));
            Evaluator evaluator = new((IScorer)scorer, parsed.GetValue(shots), parsed.GetValue(items) is > 0 and var most ? most : null);
            List<TaskScore> scores = [];
            foreach (EvaluationTask task in EvaluationTasks.All.Where(task => parsed.GetRequiredValue(tasks).Contains(task.Id)))
            {
                using ByteProgress progress = new(session, 0, session.T($"questions of {task.Id}", $"問（{task.Id}）"));
                scores.Add(evaluator.Run(task, parsed.GetRequiredValue(data), (asked, _) => progress.Set(asked), session.Stopping));
            }

            if (parsed.GetValue(json))
            {
                WriteJson(name, parsed.GetValue(shots), scores);
            }
            else
            {
                Tell(scores, session);
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Tell(List<TaskScore> scores, Session session)
    {
        TextTable table = new(session.T("set", "評価データ"), session.T("questions", "問題"), session.T("right", "正答率"), session.T("95 % interval", "95 % 区間"), session.T("guessing", "偶然"), session.T("commonest", "最多の選択肢"), session.T("bits/letter", "ビット/文字"), "F1", session.T("above chance?", "偶然を上回るか"));
        foreach (TaskScore score in scores)
        {
            table.Add(
                score.Task.Id,
                score.Items.ToString(CultureInfo.InvariantCulture),
                Share(score.Accuracy.Value),
                $"{Share(score.Accuracy.Low)}–{Share(score.Accuracy.High)}",
                Share(score.Chance),
                score.Majority is double majority ? Share(majority) : "–",
                score.BitsPerLetter is { } bits ? bits.Value.ToString("F3", CultureInfo.InvariantCulture) : "–",
                score.F1 is { } f1 ? Share(f1.Value) : "–",
                score.BeatsChance ? session.T("yes", "はい") : session.T("no", "いいえ"));
        }

        table.Write(session.Out);
        session.Say("choices by log-probability per letter; prompts are ours, so numbers differ from those of other harnesses", "選択肢は 1 文字あたりの対数確率で比べています。プロンプトは独自のもので、ほかの評価ツールの数値とは異なります");
    }

    private static string Share(double value) => (100 * value).ToString("F1", CultureInfo.InvariantCulture);

    private static void WriteJson(string model, int shots, List<TaskScore> scores)
    {
        using Stream output = Console.OpenStandardOutput();
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("schema_version", 1);
            json.WriteString("model", model);
            json.WriteNumber("shots", shots);
            json.WriteStartArray("scores");
            foreach (TaskScore score in scores)
            {
                json.WriteStartObject();
                json.WriteString("task", score.Task.Id);
                json.WriteNumber("items", score.Items);
                Write(json, "accuracy", score.Accuracy);
                Write(json, "accuracy_of_sums", score.AccuracyOfSums);
                Write(json, "f1", score.F1);
                json.WriteNumber("chance", score.Chance);
                json.WritePropertyName("majority");
                JsonNumber(json, score.Majority);
                Write(json, "bits_per_letter", score.BitsPerLetter);
                Write(json, "margin_bits_per_letter", score.Margin);
                json.WriteBoolean("above_chance", score.BeatsChance);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void JsonNumber(Utf8JsonWriter json, double? value)
    {
        if (value is double number)
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } given)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", given.Value);
        json.WriteNumber("low", given.Low);
        json.WriteNumber("high", given.High);
        json.WriteEndObject();
    }
}
