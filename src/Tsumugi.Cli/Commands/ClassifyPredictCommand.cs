using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Models.Classifier;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi classify predict`: the likeliest labels of each text.</summary>
internal static class ClassifyPredictCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = ClassifyCommand.Model(session);
        Argument<string[]> files = SharedOptions.Files(session);
        Option<int> top = ClassifyCommand.Whole(session, "--top", 1, 1, 100_000, "How many labels", "出力するラベルの数です");
        Option<double> threshold = ClassifyCommand.Real(session, "--threshold", 0, 0, 1, "Labels below this probability are left out", "確率がこれより低いラベルを省きます");
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are texts, not JSON; each gives `{\"line\",\"labels\"}`", "入力は JSON ではなく、1 行 1 文書の本文です。行ごとに `{\"line\",\"labels\"}` を出力します");
        Option<string> words = ClassifyCommand.Words(session, "");
        DescribedCommand command = new(
            "predict",
            session.T("Adds `labels` (the likeliest first, with probabilities) to each line of JSON Lines with a `text`", "`text` を持つ JSON Lines の各行に `labels`（確率の高い順）を加えます"),
            "tsumugi classify predict lid.176.ftz pages.jsonl.gz",
            "cat lines.txt | tsumugi classify predict edu.bin --plain --top 3")
        {
            model, files, top, threshold, plain, words,
        };
        command.SetAction(parsed =>
        {
            Inputs.Check(parsed.GetRequiredValue(model), mayBeFolder: false);
            FastTextPredictor predictor = new(FastTextReader.Read(parsed.GetRequiredValue(model)));
            string choice = parsed.GetRequiredValue(words);
            ClassifierText bytes = new(ClassifyCommand.Segmenter(choice.Length > 0 ? choice : MeasureSettings.ChoiceFor(predictor.Model.Segmenter)));
            LabelScore[] best = new LabelScore[Math.Min(parsed.GetValue(top), predictor.Model.Labels.Count)];
            float least = (float)parsed.GetValue(threshold);
            string[] inputs = parsed.GetRequiredValue(files);
            using LineOutput output = LineOutput.Standard();
            return parsed.GetValue(plain)
                ? new PlainLines(session, inputs).Run((number, line) =>
                {
                    Utf8JsonWriter json = output.Begin();
                    json.WriteNumber("line", number);
                    Write(json, predictor, bytes.Name.Length == 0 ? line : bytes.Of(Encoding.UTF8.GetString(line)), best, least);
                    output.End();
                })
                : new LineFilter(session, inputs).Run(line =>
                {
                    Utf8JsonWriter json = output.BeginWith(line.Root, "labels");
                    Write(json, predictor, bytes.Of(line.Text), best, least);
                    output.End();
                });
        });
        return command;
    }

    private static void Write(Utf8JsonWriter json, FastTextPredictor predictor, ReadOnlySpan<byte> text, LabelScore[] best, float least)
    {
        int found = predictor.Predict(text, best, least);
        json.WriteStartArray("labels");
        for (int i = 0; i < found; i++)
        {
            json.WriteStartObject();
            json.WriteString("label", predictor.Model.Labels[best[i].Label]);
            json.WriteNumber("probability", Math.Round(Math.Min(1.0, best[i].Probability), 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
