using System.CommandLine;
using System.Text;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Ngrams;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi lm train`: a language model from texts.</summary>
internal static class LmTrainCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> output = new("--out") { Description = session.T("Where to write the model", "モデルの書き出し先です"), HelpName = "FILE", Required = true };
        Option<string> arpa = new("--arpa") { Description = session.T("Where to write it as ARPA text, too", "ARPA 形式でも書き出す場合の書き出し先です"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> alphabet = new("--alphabet") { Description = session.T("A text whose letters are the alphabet (default: ASCII and JIS X 0213); models can be compared only over one alphabet", "含まれる文字を文字集合とするテキストです（既定: ASCII と JIS X 0213）。同じ文字集合のモデルどうしだけを比べられます"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> tokenizer = LmCommand.Tokenizer(session, "Train over the pieces of this tokenizer, not over letters; bits stay those of a letter", "文字ではなく、このトークナイザーのトークンを単位に学習します。ビット数は 1 文字あたりのままです");
        Option<int> order = ClassifyCommand.Whole(session, "--order", 5, 1, NgramSettings.MostOrder, "Letters, or pieces, of the longest n-gram", "n-gram の最長の文字数（トークン数）です");
        Option<string> memory = SharedOptions.Memory(session, "1GB");
        Option<int> workers = SharedOptions.Workers(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are text, not JSON", "入力は JSON ではなく本文の行です");
        DescribedCommand command = new(
            "train",
            session.T("Trains a model on the lines of each `text`; what does not fit into memory is sorted on disk", "各 `text` の行からモデルを学習します。メモリに収まらない分はディスク上で並べ替えます"),
            "tsumugi lm train clean.jsonl.gz --out ja.lm",
            "tsumugi lm train clean.jsonl.gz --out pieces.lm --tokenizer tokenizer.model --order 3",
            "tsumugi lm train --plain lines.txt --out ja.lm --order 6 --memory 2GB --arpa ja.arpa")
        {
            files, output, arpa, alphabet, tokenizer, order, memory, workers, plain,
        };
        command.SetAction(parsed =>
        {
            string to = parsed.GetRequiredValue(output);
            NgramSettings settings = new()
            {
                Order = parsed.GetValue(order),
                MemoryBytes = SharedOptions.Bytes(parsed.GetRequiredValue(memory)),
                Workers = parsed.GetValue(workers),
                WorkFolder = Path.GetDirectoryName(Path.GetFullPath(to))!,
            };
            using NgramTrainer trainer = Trainer(parsed.GetRequiredValue(alphabet), parsed.GetRequiredValue(tokenizer), settings);
            string[] inputs = parsed.GetRequiredValue(files);
            int exit = parsed.GetValue(plain)
                ? new PlainLines(session, inputs).Run((_, line) => trainer.AddText(Encoding.UTF8.GetString(line)))
                : new LineFilter(session, inputs).Run(line => trainer.AddText(line.Text));
            trainer.Write(to, session.Stopping);
            if (parsed.GetRequiredValue(arpa) is { Length: > 0 } text)
            {
                using FileStream file = File.Create(text);
                ArpaWriter.Write(to, file, settings);
            }

            session.Say($"{to}: {trainer.Lines} lines, {trainer.Letters} letters, n-grams {string.Join(" / ", trainer.Counts)}", $"{to}: {trainer.Lines} 行、{trainer.Letters} 文字、n-gram {string.Join(" / ", trainer.Counts)}");
            return exit;
        });
        return command;
    }

    private static NgramTrainer Trainer(string alphabet, string tokenizer, NgramSettings settings)
    {
        if (LmCommand.Open(tokenizer) is { } pieces)
        {
            return alphabet.Length == 0
                ? new NgramTrainer(pieces, settings)
                : throw new TsumugiException("TSU2004", ExitCode.Usage, "--alphabet", new Phrase("found `--tokenizer` as well, whose pieces are the alphabet, expected one of them", "`--tokenizer` も指定されています。文字集合はトークナイザーが決めるので、どちらか一つを指定してください"));
        }

        if (alphabet.Length == 0)
        {
            return new NgramTrainer(Alphabet.Standard, settings);
        }

        Inputs.Check(alphabet, mayBeFolder: false);
        return new NgramTrainer(Alphabet.Of(File.ReadAllText(alphabet).EnumerateRunes()), settings);
    }
}
