using System.CommandLine;
using Tsumugi.Cli.Proving;
using Tsumugi.Contracts.Messages;
using Tsumugi.Engine.Recipes;
using Tsumugi.Models.Ngrams;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi prove`: whether one dataset is better to learn from than another, as far as a small instrument can tell.</summary>
internal static class ProveCommand
{
    private const string StandardBytes = "4MB";

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> arms = new("DATASET") { Description = session.T("Datasets as PATH or NAME=PATH: output folders of finished builds, folders or files of Parquet or JSON Lines; the first one is what the others are compared with, mostly the raw one", "データセットです。パスか「名前=パス」で、完了したビルドの出力フォルダ、または Parquet・JSON Lines のフォルダやファイルを指定します。最初のもの（ふつうは未加工のもの）とほかを比べます"), Arity = new ArgumentArity(2, 16) };
        Option<string[]> heldOut = new("--heldout") { Description = session.T("Texts to measure with, several times (default: a part of each source of the first dataset, split off by duplicate cluster)", "評価用の文書です。何度でも書けます（既定: 最初のデータセットの情報源ごとに、重複クラスタの単位で一部を取り分けます）"), HelpName = "NAME=PATH", DefaultValueFactory = _ => [] };
        Option<string> share = new("--heldout-share") { Description = session.T("Share of each source that is split off at most (default: 10%)", "情報源ごとに取り分ける割合の上限です（既定: 10%）"), HelpName = "SHARE", DefaultValueFactory = _ => "10%" };
        Option<string> bytes = new("--bytes") { Description = session.T($"UTF-8 bytes of every draw; less if a dataset is smaller (default: {StandardBytes})", $"抽出ごとの UTF-8 のバイト数です。小さいデータセットがあれば、それに合わせます（既定: {StandardBytes}）"), HelpName = "SIZE", DefaultValueFactory = _ => StandardBytes };
        bytes.Validators.Add(result => { if (!Sizes.TryParse(result.GetValueOrDefault<string>() ?? "", out long size) || size is < ProofArms.LeastBytes or > 1_000_000_000) { result.AddError(session.T($"`--bytes` is `{result.GetValueOrDefault<string>()}`, expected 20KB–1GB", $"`--bytes` が `{result.GetValueOrDefault<string>()}` です（20KB–1GB の値を指定してください）")); } });
        Option<int> draws = ClassifyCommand.Whole(session, "--draws", 5, 1, 100, "Draws of each dataset", "データセットごとの抽出の回数です");
        Option<int> order = ClassifyCommand.Whole(session, "--order", 6, 1, NgramSettings.MostOrder, "Letters of the longest n-gram", "n-gram の最長の文字数です");
        Option<int> llama = ClassifyCommand.Whole(session, "--llama", 0, 0, 100, "Draws on which a small Llama is trained, too, at two learning rates; minutes for each draw", "小さな Llama も、二つの学習率で学習する抽出の数です。抽出一つにつき数分かかります");
        Option<int> steps = ClassifyCommand.Whole(session, "--llama-steps", 200, 1, 100_000, "Steps of each Llama, 2,048 tokens each", "Llama の学習のステップ数です。1 ステップは 2,048 トークンです");
        Option<string> mix = new("--mix") { Description = session.T("Shares of sources in a draw: each dataset's own, or the same for all (default: own)", "抽出での情報源の割合です。データセットごとのまま（own）か、すべて同じ（shared）かを選びます（既定: own）"), HelpName = "own|shared", DefaultValueFactory = _ => "own" };
        mix.AcceptOnlyFromAmong("own", "shared");
        Option<ulong> seed = new("--seed") { Description = session.T("Seed of held-out text, draws, controls and intervals (default: 1)", "取り分け・抽出・対照・区間の乱数の種です（既定: 1）"), HelpName = "N", DefaultValueFactory = _ => 1UL };
        Option<string> output = new("--out") { Description = session.T("Folder for prove.json and a report in English and Japanese", "prove.json と日英のレポートを書き出すフォルダです"), HelpName = "DIR", DefaultValueFactory = _ => "" };
        Option<int> workers = SharedOptions.Workers(session);
        Option<string> memory = SharedOptions.Memory(session, "2GB");
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "prove",
            session.T("Measures whether one dataset is better to learn from than another: small models on equal draws, held-out text, intervals; void unless data made bad on purpose comes out last", "あるデータセットが別のものより学習に向いているかを測ります。同じ量の抽出で小さなモデルを学習し、取り分けた文書で比べ、区間を添えます。わざと悪くしたデータが最下位にならなければ、結果は無効です"),
            "tsumugi prove out-raw out-curated",
            "tsumugi prove raw=raw.jsonl.gz clean=clean.jsonl.gz --heldout news=news.jsonl --heldout law=law.jsonl --out proof",
            "tsumugi prove out-raw out-a out-b --bytes 8MB --draws 10 --mix shared --json")
        {
            arms, heldOut, share, bytes, draws, order, llama, steps, mix, seed, output, workers, memory, json,
        };
        command.SetAction(parsed =>
        {
            ProofOrder wanted = new()
            {
                Arms = ArmFiles.Find(parsed.GetRequiredValue(arms)),
                HeldOut = ArmFiles.Find(parsed.GetRequiredValue(heldOut)),
                HeldOutShare = HeldOutShare(parsed.GetRequiredValue(share)),
                Bytes = SharedOptions.Bytes(parsed.GetRequiredValue(bytes)),
                Draws = parsed.GetValue(draws),
                Order = parsed.GetValue(order),
                LlamaDraws = Math.Min(parsed.GetValue(llama), parsed.GetValue(draws)),
                LlamaSteps = parsed.GetValue(steps),
                IsSharedMix = parsed.GetValue(mix) == "shared",
                Seed = parsed.GetValue(seed),
                Workers = parsed.GetValue(workers),
                MemoryBytes = SharedOptions.Bytes(parsed.GetRequiredValue(memory)),
            };
            ProofResult result = Prover.Run(wanted, session);
            Write(result, parsed.GetRequiredValue(output));
            if (parsed.GetValue(json))
            {
                using Stream standard = Console.OpenStandardOutput();
                ProofJson.Write(result, standard);
            }
            else
            {
                ProofScreen.Tell(result, session);
            }

            return (int)(result.IsVoid ? ExitCode.Findings : ExitCode.Ok);
        });
        return command;
    }

    private static double HeldOutShare(string text) => SharedOptions.Share(text, "--heldout-share") is > 0 and <= 0.5 and double share
        ? share
        : throw new TsumugiException("TSU2004", ExitCode.Usage, "--heldout-share", new Phrase($"found `{text}`, expected more than 0 and at most 50%", $"`{text}` です。0 より大きく 50% 以下にしてください"));

    private static void Write(ProofResult result, string folder)
    {
        if (folder.Length == 0)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        AtomicFile.Replace(Path.Combine(folder, ProofJson.Name), stream => ProofJson.Write(result, stream));
        foreach (Tongue tongue in Enum.GetValues<Tongue>())
        {
            AtomicFile.Replace(Path.Combine(folder, ProofReport.NameOf(tongue)), stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(ProofReport.Of(result, tongue))));
        }
    }
}
