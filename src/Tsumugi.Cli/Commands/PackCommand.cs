using System.CommandLine;
using System.Globalization;
using Tsumugi.Cli.Packing;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Serving;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Packing;
using Tsumugi.Models.Tokenizers;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi pack`: a dataset as tokens, for training here or in larger programs.</summary>
internal static class PackCommand
{
    private static readonly string[] Formats = ["megatron", "datatrove", "llmc", "mds"];

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> inputs = new("INPUT") { Description = session.T("Output folders of finished builds, folders or files of Parquet or JSON Lines", "完了したビルドの出力フォルダ、または Parquet・JSON Lines のフォルダやファイルです"), Arity = ArgumentArity.OneOrMore };
        Option<string> tokenizer = new("--tokenizer") { Description = session.T("The tokenizer", "トークナイザーです"), HelpName = "FILE", Required = true };
        Option<string> output = new("--out") { Description = session.T("Where the tokens go; a new or empty folder", "トークンの出力先です。新しいフォルダか空のフォルダを指定します"), HelpName = "DIR", Required = true };
        Option<string[]> format = new("--format") { Description = session.T("Formats, several times (default: megatron, which train and trace read)", "形式です。何度でも書けます（既定: megatron。train と trace が読む形式です）"), HelpName = string.Join('|', Formats), DefaultValueFactory = _ => ["megatron"] };
        format.AcceptOnlyFromAmong(Formats);
        Option<string> validation = new("--validation") { Description = session.T("Share of duplicate clusters that is held out (default: 0.5%)", "検証用に取り分ける重複クラスタの割合です（既定: 0.5%）"), HelpName = "SHARE", DefaultValueFactory = _ => "0.5%" };
        Option<ulong> seed = new("--seed") { Description = session.T("Seed of shuffle and split (default: 1)", "順序と分割の乱数の種です（既定: 1）"), HelpName = "N", DefaultValueFactory = _ => 1UL };
        Option<int> workers = SharedOptions.Workers(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "pack",
            session.T("Makes shuffled tokens of a dataset, split into training and validation so that near-duplicates stay on one side; every document keeps its origin", "データセットをシャッフルしたトークン列にします。近似重複が学習用と検証用に分かれないように分割し、文書ごとの出所も残します"),
            "tsumugi pack out --tokenizer tokenizer.model --out packed",
            "tsumugi pack part-00000.jsonl.zst --tokenizer tokenizer.model --out packed --format megatron --format mds --validation 1%")
        {
            inputs, tokenizer, output, format, validation, seed, workers, json,
        };
        command.SetAction(parsed =>
        {
            PackSettings settings = new()
            {
                Formats = [.. parsed.GetRequiredValue(format).Distinct()],
                Validation = SharedOptions.Share(parsed.GetRequiredValue(validation), "--validation"),
                Seed = parsed.GetValue(seed),
                Workers = parsed.GetValue(workers),
                TokenizerName = Path.GetFileNameWithoutExtension(parsed.GetRequiredValue(tokenizer)),
            };
            return Run(parsed.GetRequiredValue(inputs), parsed.GetRequiredValue(tokenizer), parsed.GetRequiredValue(output), settings, parsed.GetValue(json), session);
        });
        return command;
    }

    private static int Run(string[] inputs, string tokenizerPath, string output, PackSettings settings, bool json, Session session)
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any(entry => Path.GetFileName(entry) != ".pack"))
        {
            throw new TsumugiException("TSU5400", ExitCode.Usage, output, new Phrase("the folder is not empty", "フォルダが空ではありません"), new Phrase("choose another `--out`, or delete it", "別の `--out` を指定するか、削除してください"));
        }

        IReadOnlyList<PackFiles> files = PackFiles.Find(inputs);
        Tokenizer tokenizer = Tokenizer.Load(tokenizerPath);
        if (files.Any(file => file.Clusters is null))
        {
            session.Say("no ledger of duplicates beside these files: only texts with the same letters are kept on one side of the split", "重複の台帳がないファイルがあります。文字が同じ本文だけを、学習用と検証用に分かれないようにします");
        }

        IReadOnlyList<PackedSplit> splits;
        using (ByteProgress progress = new(session, 0))
        {
            splits = Packer.Pack([.. files.Select(file => file.Documents())], tokenizer, settings, output, progress.Add, session.Stopping);
        }

        if (splits.Count == 0)
        {
            throw new TsumugiException("TSU4003", ExitCode.InputMissing, string.Join(", ", inputs), new Phrase("no document has a text", "本文のある文書がありません"));
        }

        // Beside the tokens lies what made them: `trace` and `serve` find it there.
        File.WriteAllBytes(Path.Combine(output, LoadedModel.TokenizerName), Tokenizer.ReadAsSentencePiece(tokenizerPath));
        PackManifest.Write(output, files, tokenizerPath, tokenizer.VocabularySize, settings, splits);
        if (json)
        {
            session.Out.Write(File.ReadAllText(Path.Combine(output, PackManifest.Name)));
            return (int)ExitCode.Ok;
        }

        TextTable table = new([session.T("split", "分割"), session.T("documents", "文書"), session.T("tokens", "トークン"), session.T("letters", "文字"), session.T("letters/token", "文字/トークン")]);
        foreach (PackedSplit split in splits)
        {
            table.Add(split.Name, Number(split.Documents), Number(split.Tokens), Number(split.Letters), ((double)split.Letters / split.Tokens).ToString("F2", CultureInfo.InvariantCulture));
        }

        table.Write(session.Out);
        return (int)ExitCode.Ok;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
