using System.CommandLine;
using Tsumugi.Cli.Filters;
using Tsumugi.Models.Classifier;
using Tsumugi.Storage.Files;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi classify train`: a classifier from labelled texts.</summary>
internal static class ClassifyTrainCommand
{
    private const ulong Seeds = 1_000_000;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        ClassifierSettings standard = new();
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> output = new("--out") { Description = session.T("Where to write the model", "モデルの書き出し先です"), HelpName = "FILE", Required = true };
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are fastText's: `__label__NAME text`", "入力は fastText の形式（`__label__NAME 本文`）です");
        Option<string> words = ClassifyCommand.Words(session, "none");
        Option<string> loss = new("--loss") { Description = session.T("softmax, or hs (hierarchical) for very many labels (default: softmax)", "softmax か、ラベルが非常に多い場合の hs（階層的ソフトマックス）です（既定: softmax）"), HelpName = "softmax|hs", DefaultValueFactory = _ => "softmax" };
        loss.AcceptOnlyFromAmong("softmax", "hs");
        Option<int> dimension = ClassifyCommand.Whole(session, "--dim", standard.Dimension, 1, 1024, "Numbers of an embedding", "埋め込みの次元です");
        Option<int> epochs = ClassifyCommand.Whole(session, "--epoch", standard.Epochs, 1, 1000, "How often every text is seen", "各文書を学習する回数です");
        Option<double> rate = ClassifyCommand.Real(session, "--rate", standard.Rate, 0.0001, 10, "First learning rate, which falls in a straight line to 0", "最初の学習率です。0 まで直線的に下がります");
        Option<int> count = ClassifyCommand.Whole(session, "--min-count", standard.MinCount, 1, 1_000_000, "How often a word must stand in the texts to count as itself", "単語として数える最小の出現回数です");
        Option<int> buckets = ClassifyCommand.Whole(session, "--bucket", standard.Buckets, 1, 50_000_000, "How many rows the n-grams share", "n-gram が共有する行数です");
        Option<int> least = ClassifyCommand.Whole(session, "--min-letters", standard.MinLetters, 0, 10, "Letters of the shortest character n-gram", "文字 n-gram の最短の文字数です");
        Option<int> most = ClassifyCommand.Whole(session, "--max-letters", standard.MaxLetters, 0, 10, "Letters of the longest character n-gram, 0 for none", "文字 n-gram の最長の文字数です。0 なら使いません");
        Option<int> ngrams = ClassifyCommand.Whole(session, "--word-ngrams", standard.WordNgrams, 1, 5, "Words of the longest word n-gram", "単語 n-gram の最長の単語数です");
        Option<int> seed = ClassifyCommand.Whole(session, "--seed", (int)standard.Seed, 0, (int)Seeds, "Seed; the same texts, settings and seed give the same bytes", "乱数の種です。文書・設定・種が同じなら同じバイト列になります");
        DescribedCommand command = new(
            "train",
            session.T("Trains a classifier from lines `{\"label\",\"text\"}`, as `fasttext supervised` does, on one processor and the same each time", "`{\"label\",\"text\"}` の行から `fasttext supervised` と同じ方式で分類器を学習します。一つのプロセッサで動き、毎回同じ結果になります"),
            "tsumugi classify train labelled.jsonl.gz --out edu.bin",
            "tsumugi classify train --plain lines.txt --out sources.bin --words own --max-letters 0 --word-ngrams 2 --epoch 10")
        {
            files, output, plain, words, loss, dimension, epochs, rate, count, buckets, least, most, ngrams, seed,
        };
        command.SetAction(parsed =>
        {
            ClassifierText bytes = new(ClassifyCommand.Segmenter(parsed.GetRequiredValue(words)));
            ClassifierSettings settings = new()
            {
                Dimension = parsed.GetValue(dimension),
                Epochs = parsed.GetValue(epochs),
                Rate = parsed.GetValue(rate),
                MinCount = parsed.GetValue(count),
                Buckets = parsed.GetValue(buckets),
                MinLetters = Math.Min(parsed.GetValue(least), parsed.GetValue(most)),
                MaxLetters = parsed.GetValue(most),
                WordNgrams = parsed.GetValue(ngrams),
                Loss = parsed.GetRequiredValue(loss) == "hs" ? ClassifierLoss.HierarchicalSoftmax : ClassifierLoss.Softmax,
                Seed = (ulong)parsed.GetValue(seed),
                Segmenter = bytes.Name,
            };
            return Run(session, parsed.GetRequiredValue(files), parsed.GetValue(plain), bytes, settings, parsed.GetRequiredValue(output));
        });
        return command;
    }

    private static int Run(Session session, string[] files, bool plain, ClassifierText bytes, ClassifierSettings settings, string output)
    {
        ClassifierTrainer trainer = new(settings);
        int exit = new LabelledLines(session, files, plain).Run((label, text) => trainer.Add(label, bytes.Of(text)));
        string place = files.Length == 0 ? "-" : files[0];
        FastTextModel model = trainer.Train(place, (epoch, loss) => session.Say($"epoch {epoch} of {settings.Epochs}: loss {loss:0.0000}", $"{epoch}/{settings.Epochs} 回目: 損失 {loss:0.0000}"), session.Stopping);
        AtomicFile.Replace(output, file => FastTextWriter.Write(model, file));
        session.Say($"{output}: {trainer.Examples} texts, {model.Labels.Count} labels, {new FileInfo(output).Length / 1_000_000.0:0.0} MB", $"{output}: 文書 {trainer.Examples} 件、ラベル {model.Labels.Count} 種類、{new FileInfo(output).Length / 1_000_000.0:0.0} MB");
        return exit;
    }
}
