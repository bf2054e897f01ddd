using System.CommandLine;
using System.Globalization;
using System.Text;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Tokenizers;
using Tsumugi.Models.Tokenizers.Training;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi tokenizer train`: a vocabulary of byte pairs from texts.</summary>
internal static class TokenizerTrainCommand
{
    // Marks, bytes and some letters: below that no Japanese text has a vocabulary.
    private const int LeastSize = 300;
    private const int MostSize = 1_000_000;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> output = new("--out") { Description = session.T("Where to write the tokenizer, as SentencePiece's `.model`", "SentencePiece の `.model` の書き出し先です"), HelpName = "FILE", Required = true };
        Option<string> hugging = new("--hugging-face") { Description = session.T("Where to write it as Hugging Face's `tokenizer.json`, too", "Hugging Face の `tokenizer.json` でも書き出す場合の書き出し先です"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<int> size = ClassifyCommand.Whole(session, "--size", 32_000, LeastSize, MostSize, "Pieces of the vocabulary, marks and the 256 bytes included", "語彙のトークン数です。記号と 256 個のバイトを含みます");
        Option<double> coverage = ClassifyCommand.Real(session, "--coverage", 0.9995, 0.5, 1, "Share of all letters that get pieces of their own; rarer ones are written as bytes", "専用のトークンを持つ文字が全体に占める割合です。まれな文字はバイトで書きます");
        Option<int> longest = ClassifyCommand.Whole(session, "--longest", 16, 1, PreTokens.Longest, "Letters of the longest piece", "最長のトークンの文字数です");
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are text, not JSON", "入力は JSON ではなく本文の行です");
        DescribedCommand command = new(
            "train",
            session.T("Trains a tokenizer of byte pairs; the same texts in any order give the same bytes", "バイト対（BPE）のトークナイザーを学習します。同じ文書からは、順番によらず同じファイルができます"),
            "tsumugi tokenizer train clean.jsonl.gz --out tokenizer.model",
            "tsumugi tokenizer train --plain lines.txt --size 50000 --out tokenizer.model --hugging-face tokenizer.json")
        {
            files, output, hugging, size, coverage, longest, plain,
        };
        command.SetAction(parsed =>
        {
            BytePairSettings settings = new() { VocabularySize = parsed.GetValue(size), Coverage = parsed.GetValue(coverage), LongestPiece = parsed.GetValue(longest) };
            string[] inputs = parsed.GetRequiredValue(files);
            (PreTokenCounts counts, int exit) = Count(inputs, parsed.GetValue(plain), session);
            if (counts.Count == 0)
            {
                throw new TsumugiException("TSU5104", ExitCode.Usage, string.Join(", ", inputs), new Phrase("there is no text to learn from", "学習する本文がありません"), new Phrase("each line is a JSON object with `text`; `--plain` for lines of text", "各行は `text` を持つ JSON オブジェクトです。本文の行なら `--plain` を付けてください"));
            }

            Tokenizer tokenizer;
            using (ByteProgress progress = new(session, settings.VocabularySize, session.T("pieces", "トークン")))
            {
                tokenizer = new Tokenizer(BytePairTrainer.Train(counts, settings, (done, _) => progress.Set(done), session.Stopping));
            }

            string to = parsed.GetRequiredValue(output);
            AtomicFile.Replace(to, stream => stream.Write(tokenizer.ToSentencePiece()));
            if (parsed.GetRequiredValue(hugging) is { Length: > 0 } file)
            {
                AtomicFile.Replace(file, tokenizer.WriteJson);
            }

            string made = tokenizer.VocabularySize.ToString("N0", CultureInfo.InvariantCulture), different = counts.Count.ToString("N0", CultureInfo.InvariantCulture);
            session.Say($"{to}: {made} pieces, from {different} different stretches of text", $"{to}: {made} トークン（異なる {different} 区間から）");
            if (tokenizer.VocabularySize < settings.VocabularySize)
            {
                session.Say("fewer pieces than asked: no pair of neighbours stands twice any more", "指定より少ないトークン数です。2 回以上現れる隣り合わせがもうありません");
            }

            return exit;
        });
        return command;
    }

    private static (PreTokenCounts Counts, int Exit) Count(string[] inputs, bool plain, Session session)
    {
        PreTokenCounts counts = new();
        using ByteProgress progress = new(session, 0, session.T("letters", "文字"));
        int exit = plain
            ? new PlainLines(session, inputs).Run((_, line) => Add(Encoding.UTF8.GetString(line)))
            : new LineFilter(session, inputs).Run(line => Add(line.Text));
        return (counts, exit);

        void Add(string text)
        {
            counts.Add(text);
            progress.Set(counts.Units);
        }
    }
}
