using System.CommandLine;
using System.Globalization;
using Tsumugi.Cli.Training;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Training;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi train`: a small Llama from packed tokens, or everything that larger programs need for a large one.</summary>
internal static class TrainCommand
{
    private const long MostMeasuredTokens = 32_768;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Option<string> data = new("--data") { Description = session.T("Packed tokens: X for X.bin and X.idx, or a folder with train.bin and validation.bin", "詰めたトークンです。X.bin と X.idx なら X、または train.bin と validation.bin の入ったフォルダです"), HelpName = "PACKED", DefaultValueFactory = _ => "" };
        Option<string> heldOut = new("--validation") { Description = session.T("Packed tokens to measure with (default: validation.bin, or the last 5 % of the documents)", "検証に使うトークンです（既定: validation.bin、なければ文書の最後の 5 %）"), HelpName = "PACKED", DefaultValueFactory = _ => "" };
        Option<string> tokenizer = new("--tokenizer") { Description = session.T("The SentencePiece model that the tokens were made with", "トークンを作ったときの SentencePiece モデルです"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> output = new("--out") { Description = session.T("Folder of the run: checkpoints, metrics.jsonl", "学習のフォルダです。チェックポイントと metrics.jsonl が入ります"), HelpName = "DIR", Required = true };
        Option<string> configuration = new("--config") { Description = session.T("Sizes and rates: tiny (1.3 M parameters), small (5.5 M) or a YAML file (default: tiny)", "大きさと学習率です。tiny（130 万パラメータ）、small（550 万）か YAML ファイルです（既定: tiny）"), HelpName = "tiny|small|FILE", DefaultValueFactory = _ => "tiny" };
        Option<int> steps = new("--steps") { Description = session.T("Number of steps (default: that of the settings)", "ステップ数です（既定: 設定のもの）"), HelpName = "N" };
        Option<string> seed = new("--seed") { Description = session.T("Seed of weights and order (default: 1)", "重みと順序の乱数の種です（既定: 1）"), HelpName = "N", DefaultValueFactory = _ => "" };
        Option<bool> resume = new("--resume") { Description = session.T("Go on from the last checkpoint, to the same bits as without a stop", "最後のチェックポイントから続けます。止めなかった場合とビット単位で同じ結果になります") };
        Option<int> every = new("--save-every") { Description = session.T("Steps between checkpoints and measurings (default: a tenth of all)", "チェックポイントと検証の間のステップ数です（既定: 全体の十分の一）"), HelpName = "N" };
        Option<string> plan = new("--plan") { Description = session.T("Do not train: write data, configuration and job script for a larger program", "学習はせず、大規模な学習プログラム向けのデータ・設定・ジョブスクリプトを書き出します"), HelpName = string.Join('|', LargePlan.Kinds), DefaultValueFactory = _ => "" };
        plan.AcceptOnlyFromAmong([.. LargePlan.Kinds, ""]);
        Option<int> threads = SharedOptions.Workers(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "train",
            session.T("Trains a small Llama on packed tokens, on processors alone; with --plan, prepares a large training for Megatron-LM or torchtitan", "詰めたトークンから小さな Llama を CPU だけで学習します。--plan を付けると、Megatron-LM や torchtitan による大規模な学習の準備をします"),
            "tsumugi train --data packed --tokenizer tokenizer.model --out runs/first --steps 200",
            "tsumugi train --data packed --tokenizer tokenizer.model --out runs/first --steps 200 --resume",
            "tsumugi train --data packed --tokenizer tokenizer.model --config large.yaml --plan megatron --out jobs/large")
        {
            data, heldOut, tokenizer, output, configuration, steps, seed, resume, every, threads, plan, json,
        };
        command.SetAction(parsed =>
        {
            TrainingOrder order = new(
                parsed.GetRequiredValue(data),
                parsed.GetRequiredValue(heldOut),
                parsed.GetRequiredValue(tokenizer),
                parsed.GetRequiredValue(output),
                parsed.GetRequiredValue(configuration),
                parsed.GetValue(steps),
                SeedOf(parsed.GetRequiredValue(seed)),
                parsed.GetValue(every));
            if (parsed.GetValue(plan) is { Length: > 0 } kind)
            {
                return LargePlan.Write(kind, order, session);
            }

            return Train(order, parsed.GetValue(resume), parsed.GetValue(threads), parsed.GetValue(json), session);
        });
        return command;
    }

    private static int Train(TrainingOrder order, bool resume, int threads, bool json, Session session)
    {
        order.Check();
        Tokenizer tokenizer = Tokenizer.Load(order.Tokenizer);
        TrainingSettings settings = SettingsReader.Read(order.Configuration, tokenizer.VocabularySize, order.Steps, order.Seed);
        TrainingFolder folder = new(order.Output);
        using IDisposable held = folder.Lock();
        using TrainingData data = TrainingData.Open(order.Data, order.HeldOut);
        CopyTokenizer(order.Tokenizer, folder);
        int every = order.Every > 0 ? order.Every : Math.Max(1, settings.Steps / 10);
        TrainingRun run = TrainingRun.Open(folder, settings, data.Training, data.HeldOut, (TokenLengths.Of([.. Enumerable.Range(0, tokenizer.VocabularySize).Select(id => tokenizer.Surface(id).ToArray())]), MostMeasuredTokens), resume, threads, (every, every));
        if (!json)
        {
            Describe(settings, data, run, session);
        }

        try
        {
            using TrainingScreen screen = new(session, settings, run.Step, json);
            run.Run(screen, session.Stopping);
        }
        catch (OperationCanceledException)
        {
            session.Say($"interrupted after step {run.Step}; the same command with `--resume` goes on from there", $"ステップ {run.Step} で中断しました。同じコマンドに `--resume` を付けて実行すると、続きから再開します");
            return (int)ExitCode.Interrupted;
        }

        session.Say($"the model: {folder.Last()}; `tsumugi export {order.Output} --to gguf` hands it over", $"モデル: {folder.Last()}。`tsumugi export {order.Output} --to gguf` でほかのプログラムに渡せます");
        return (int)ExitCode.Ok;
    }

    private static void Describe(TrainingSettings settings, TrainingData data, TrainingRun run, Session session)
    {
        string parameters = string.Create(CultureInfo.InvariantCulture, $"{settings.Shape.Parameters:N0}");
        string epochs = run.Epochs.ToString("F2", CultureInfo.InvariantCulture);
        session.Say(
            $"{parameters} parameters, vocabulary {settings.Shape.VocabularySize}; {settings.Steps} steps of {settings.TokensOfStep} tokens, {epochs} times through {data.Training.Count} tokens",
            $"パラメータ {parameters}、語彙 {settings.Shape.VocabularySize}。{settings.TokensOfStep} トークンのステップを {settings.Steps} 回、{data.Training.Count} トークンを {epochs} 周します");
        if (data.IsSplit)
        {
            session.Say(
                $"the last {data.HeldOut.Count} tokens are held out; name others with `--validation`",
                $"最後の {data.HeldOut.Count} トークンを検証用に取り分けました。別のものは `--validation` で指定できます");
        }

        if (run.Step > 0)
        {
            session.Say($"goes on after step {run.Step}", $"ステップ {run.Step} の続きから再開します");
        }
    }

    /// <summary>The run carries its tokenizer, so that export and serving need nothing else.</summary>
    private static void CopyTokenizer(string from, TrainingFolder folder)
    {
        byte[] wanted = Tokenizer.ReadAsSentencePiece(from);
        if (!File.Exists(folder.Tokenizer))
        {
            AtomicFile.Replace(folder.Tokenizer, file => file.Write(wanted));
        }
        else if (!wanted.AsSpan().SequenceEqual(File.ReadAllBytes(folder.Tokenizer)))
        {
            throw new TsumugiException("TSU5207", ExitCode.Usage, folder.Tokenizer, new Phrase("the run in this folder has another tokenizer", "このフォルダの学習は別のトークナイザーを使っています"), new Phrase("choose another `--out`", "別の `--out` を指定してください"));
        }
    }

    private static ulong? SeedOf(string text) => text.Length == 0 ? null : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed : throw new TsumugiException(
        "TSU5203", ExitCode.Usage, "--seed", new Phrase($"found `{text}`, expected a whole number", $"`{text}` ではなく整数を指定してください"));
}
