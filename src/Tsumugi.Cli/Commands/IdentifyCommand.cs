using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Steps;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi identify`: the language of each text.</summary>
internal static class IdentifyCommand
{
    /// <summary>Scores below this are left out of the list.</summary>
    private const double Mentioned = 0.005;

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        DescribedCommand command = new(
            "identify",
            session.T("Adds `language`, `confidence` and `scores` to each line of JSON Lines with a `text`", "`text` を持つ JSON Lines の各行に `language`、`confidence`、`scores` を加えます"),
            "tsumugi identify pages.jsonl.gz",
            "zcat pages.jsonl.gz | tsumugi identify > identified.jsonl")
        {
            files,
        };
        command.SetAction(parsed =>
        {
            ILanguageIdentifier identifier = Catalogue.LanguageIdentifier;
            double[] scores = new double[identifier.Languages.Count];
            using LineOutput output = LineOutput.Standard();
            return new LineFilter(session, parsed.GetRequiredValue(files)).Run(line =>
            {
                identifier.Score(line.Text, scores);
                Write(output, line, identifier.Languages, scores);
            });
        });
        return command;
    }

    private static void Write(LineOutput output, FilterLine line, IReadOnlyList<string> languages, double[] scores)
    {
        int best = Array.IndexOf(scores, scores.Max());
        Utf8JsonWriter json = output.BeginWith(line.Root, "language", "confidence", "scores");
        json.WriteString("language", scores[best] > 0 ? languages[best] : "und");
        json.WriteNumber("confidence", Math.Round(scores[best], 6));
        json.WriteStartObject("scores");
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] >= Mentioned)
            {
                json.WriteNumber(languages[i], Math.Round(scores[i], 6));
            }
        }

        json.WriteEndObject();
        output.End();
    }
}
