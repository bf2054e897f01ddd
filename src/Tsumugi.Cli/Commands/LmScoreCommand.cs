using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Models.Ngrams;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi lm score`: what texts cost under a language model.</summary>
internal static class LmScoreCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = new("MODEL") { Description = session.T("A language model of `tsumugi lm train`, or an ARPA file", "`tsumugi lm train` の言語モデルか ARPA ファイルです") };
        Argument<string[]> files = SharedOptions.Files(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are texts, not JSON; each gives `{\"line\",…}`", "入力は JSON ではなく、1 行 1 文書の本文です。行ごとに `{\"line\",…}` を出力します");
        Option<string> tokenizer = LmCommand.Tokenizer(session, "The tokenizer over whose pieces the model was trained", "モデルの学習に使ったトークナイザーです");
        Option<bool> sum = new("--sum") { Description = session.T("Only one object, for all texts together", "全文書をまとめた一つのオブジェクトだけを出力します") };
        DescribedCommand command = new(
            "score",
            session.T("Adds `bits_per_letter`, `letters` and `outside` (letters outside the alphabet) to each line of JSON Lines with a `text`", "`text` を持つ JSON Lines の各行に、1 文字当たりのビット数 `bits_per_letter`、文字数 `letters`、文字集合にない文字の数 `outside` を加えます"),
            "tsumugi lm score ja.lm pages.jsonl.gz",
            "tsumugi lm score pieces.lm --tokenizer tokenizer.model pages.jsonl.gz",
            "tsumugi lm score ja.arpa --plain --sum held-out.txt")
        {
            model, files, tokenizer, plain, sum,
        };
        command.SetAction(parsed =>
        {
            Inputs.Check(parsed.GetRequiredValue(model), mayBeFolder: false);
            NgramScorer scorer = new(NgramModel.Read(parsed.GetRequiredValue(model)), LmCommand.Open(parsed.GetRequiredValue(tokenizer)));
            bool isSum = parsed.GetValue(sum);
            TextBits all = default;
            using LineOutput output = LineOutput.Standard();
            string[] inputs = parsed.GetRequiredValue(files);
            int exit = parsed.GetValue(plain)
                ? new PlainLines(session, inputs).Run((number, line) =>
                {
                    TextBits bits = scorer.Score(Encoding.UTF8.GetString(line));
                    all += bits;
                    if (!isSum)
                    {
                        Utf8JsonWriter json = output.Begin();
                        json.WriteNumber("line", number);
                        Write(json, bits);
                        output.End();
                    }
                })
                : new LineFilter(session, inputs).Run(line =>
                {
                    TextBits bits = scorer.Score(line.Text);
                    all += bits;
                    if (!isSum)
                    {
                        Write(output.BeginWith(line.Root, "bits_per_letter", "bits_per_known_letter", "letters", "outside"), bits);
                        output.End();
                    }
                });
            if (isSum)
            {
                Write(output.Begin(), all);
                output.End();
            }

            return exit;
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, TextBits bits)
    {
        json.WriteNumber("bits_per_letter", Math.Round(bits.PerLetter, 6));
        json.WriteNumber("bits_per_known_letter", Math.Round(bits.PerKnownLetter, 6));
        json.WriteNumber("letters", bits.Letters);
        json.WriteNumber("outside", bits.Outside);
    }
}
