using System.CommandLine;
using System.Globalization;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Training;
using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Formats;
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

    // The names of StretchBorders, in its order.
    private static readonly string[] Borders = ["phrase", "script"];

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = TrainingTexts.Files(session);
        Option<string> output = new("--out") { Description = session.T("Where to write the tokenizer, as SentencePiece's `.model`", "SentencePiece の `.model` の書き出し先です"), HelpName = "FILE", Required = true };
        Option<string> hugging = new("--hugging-face") { Description = session.T("Where to write it as Hugging Face's `tokenizer.json`, too; `tokenizer_config.json` goes beside it", "Hugging Face の `tokenizer.json` でも書き出す場合の書き出し先です。隣に `tokenizer_config.json` も書きます"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<string> gguf = new("--gguf") { Description = session.T("Where to write it as a GGUF file without a model, too, for llama.cpp", "llama.cpp 用に、モデルを含まない GGUF でも書き出す場合の書き出し先です"), HelpName = "FILE", DefaultValueFactory = _ => "" };
        Option<int> size = ClassifyCommand.Whole(session, "--size", 32_000, LeastSize, MostSize, "Pieces of the vocabulary, marks and the 256 bytes included", "語彙のトークン数です。記号と 256 個のバイトを含みます");
        Option<double> coverage = ClassifyCommand.Real(session, "--coverage", 0.9995, 0.5, 1, "Share of all letters that get pieces of their own; rarer ones are written as bytes", "専用のトークンを持つ文字が全体に占める割合です。まれな文字はバイトで書きます");
        Option<int> longest = ClassifyCommand.Whole(session, "--longest", 16, 1, PreTokens.Longest, "Letters of the longest piece", "最長のトークンの文字数です");
        Option<string> borders = new("--borders")
        {
            Description = session.T("Where pieces end: with the phrase, so that kanji keep the hiragana behind them (行きました), or wherever the script changes (行 | きました) (default: phrase)", "トークンの区切りです。phrase は漢字に続く平仮名を離さず（行きました）、script は字種の変わり目ごとに区切ります（行 | きました）（既定: phrase）"),
            HelpName = string.Join('|', Borders),
            DefaultValueFactory = _ => Borders[0],
        };
        borders.AcceptOnlyFromAmong(Borders);
        Option<int> workers = SharedOptions.Workers(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are text, not JSON", "入力は JSON ではなく本文の行です");
        DescribedCommand command = new(
            "train",
            session.T("Trains a tokenizer of byte pairs; the same texts in any order give the same bytes", "バイト対（BPE）のトークナイザーを学習します。同じ文書からは、順番によらず同じファイルができます"),
            "tsumugi tokenizer train out --out tokenizer.model",
            "tsumugi tokenizer train --plain lines.txt --size 50000 --out tokenizer.model --hugging-face tokenizer.json")
        {
            files, output, hugging, gguf, size, coverage, longest, borders, plain, workers,
        };
        command.SetAction(parsed =>
        {
            BytePairSettings settings = new() { VocabularySize = parsed.GetValue(size), Coverage = parsed.GetValue(coverage), LongestPiece = parsed.GetValue(longest) };
            string[] inputs = parsed.GetRequiredValue(files);
            StretchBorders ends = (StretchBorders)Array.IndexOf(Borders, parsed.GetRequiredValue(borders));
            (PreTokenCounts counts, int exit) = Count(inputs, parsed.GetValue(plain), ends, parsed.GetValue(workers), session);
            if (counts.Count == 0)
            {
                throw new TsumugiException("TSU5104", ExitCode.Usage, string.Join(", ", inputs), new Phrase("there is no text to learn from", "学習する本文がありません"), new Phrase("each line is a JSON object with `text`; `--plain` for lines of text", "各行は `text` を持つ JSON オブジェクトです。本文の行なら `--plain` を付けてください"));
            }

            Tokenizer tokenizer = Merge(counts, settings, session);
            string to = parsed.GetRequiredValue(output);
            AtomicFile.Replace(to, stream => stream.Write(tokenizer.ToSentencePiece()));
            if (parsed.GetRequiredValue(hugging) is { Length: > 0 } file)
            {
                AtomicFile.Replace(file, tokenizer.WriteJson);
                AtomicFile.Replace(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "tokenizer_config.json"), tokenizer.WriteJsonConfiguration);
            }

            if (parsed.GetRequiredValue(gguf) is { Length: > 0 } vocabulary)
            {
                AtomicFile.Replace(vocabulary, stream => GgufVocabulary.Write(stream, tokenizer));
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

    private static Tokenizer Merge(PreTokenCounts counts, BytePairSettings settings, Session session)
    {
        ByteProgress? progress = null;
        try
        {
            return new Tokenizer(BytePairTrainer.Train(counts, settings, Tell, session.Stopping));
        }
        finally
        {
            progress?.Dispose();
        }

        void Tell(int done, int wanted)
        {
            // The first pieces stand in most stretches, the last in few: the time for n of them grows about as the root of n (on the shared texts: 1,300 after 10 s, 5,000 after 20, 13,700 after 30).
            progress ??= new ByteProgress(session, wanted, session.T("merged pieces", "結合"), Math.Sqrt);
            progress.Set(done);
        }
    }

    private static (PreTokenCounts Counts, int Exit) Count(string[] inputs, bool plain, StretchBorders borders, int workers, Session session)
    {
        using ParallelCounts counts = new(borders, workers);
        using ByteProgress progress = new(session, 0, session.T("letters", "文字"));
        int exit = new TrainingTexts(session, inputs, plain).Run(text =>
        {
            counts.Add(text);
            progress.Add(text.Length);
        });
        return (counts.Finish(), exit);
    }
}
