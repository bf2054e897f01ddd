using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Screen;
using Tsumugi.Models.Classifier;
using Tsumugi.Stages.Measure;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi classify test`: how well a classifier does on labelled texts.</summary>
internal static class ClassifyTestCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> model = ClassifyCommand.Model(session);
        Argument<string[]> files = SharedOptions.Files(session);
        Option<bool> plain = ClassifyCommand.Plain(session, "Lines are fastText's: `__label__NAME text`", "入力は fastText の形式（`__label__NAME 本文`）です");
        Option<string> words = ClassifyCommand.Words(session, "");
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "test",
            session.T("Precision and recall of the likeliest label, and the area under the ROC curve, for each label of `{\"label\",\"text\"}` lines", "`{\"label\",\"text\"}` の行について、ラベルごとの適合率・再現率と ROC 曲線下面積（AUC）を出力します"),
            "tsumugi classify test edu.bin held-out.jsonl",
            "tsumugi classify test sources.bin --plain held-out.txt --json")
        {
            model, files, plain, words, json,
        };
        command.SetAction(parsed =>
        {
            Inputs.Check(parsed.GetRequiredValue(model), mayBeFolder: false);
            FastTextPredictor predictor = new(FastTextReader.Read(parsed.GetRequiredValue(model)));
            string choice = parsed.GetRequiredValue(words);
            ClassifierText bytes = new(ClassifyCommand.Segmenter(choice.Length > 0 ? choice : MeasureSettings.ChoiceFor(predictor.Model.Segmenter)));
            ClassifierMetrics metrics = new(predictor.Model.Labels);
            LabelScore[] best = new LabelScore[1];
            float[] all = new float[predictor.Model.Labels.Count];
            int exit = new LabelledLines(session, parsed.GetRequiredValue(files), parsed.GetValue(plain)).Run((label, text) =>
            {
                ReadOnlySpan<byte> looked = bytes.Of(text);
                int found = predictor.Predict(looked, best);
                predictor.ProbabilitiesOf(looked, all);
                metrics.Add(predictor.Model.LabelOf(label.Replace(' ', '_')), found > 0 ? best[0].Label : -1, all);
            });
            Print(session, metrics, parsed.GetValue(json));
            return exit;
        });
        return command;
    }

    private static void Print(Session session, ClassifierMetrics metrics, bool json)
    {
        if (json)
        {
            PrintJson(session, metrics);
            return;
        }

        TextTable table = new(session.T("label", "ラベル"), session.T("texts", "文書数"), session.T("precision", "適合率"), session.T("recall", "再現率"), "AUC");
        foreach (LabelFigures figures in metrics.Labels())
        {
            table.Add(figures.Label, figures.Texts.ToString(CultureInfo.InvariantCulture), Share(figures.Precision), Share(figures.Recall), Share(figures.AreaUnderCurve));
        }

        table.Write(session.Out);
        session.Out.WriteLine(session.T($"{metrics.Texts} texts, accuracy {Share(metrics.Accuracy)}", $"文書 {metrics.Texts} 件、正解率 {Share(metrics.Accuracy)}"));
        if (metrics.Unknown > 0)
        {
            session.Out.WriteLine(session.T($"{metrics.Unknown} texts have a label that the model does not know; they count as wrong", $"モデルにないラベルの文書が {metrics.Unknown} 件あり、誤りとして数えました"));
        }
    }

    private static void PrintJson(Session session, ClassifierMetrics metrics)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("texts", metrics.Texts);
            json.WriteNumber("unknown", metrics.Unknown);
            json.WriteNumber("accuracy", Math.Round(metrics.Accuracy, 6));
            json.WriteStartArray("labels");
            foreach (LabelFigures figures in metrics.Labels())
            {
                json.WriteStartObject();
                json.WriteString("label", figures.Label);
                json.WriteNumber("texts", figures.Texts);
                Number(json, "precision", figures.Precision);
                Number(json, "recall", figures.Recall);
                Number(json, "auc", figures.AreaUnderCurve);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        session.Out.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Share(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "–";
}
