using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi measure`: all numbers of each text.</summary>
internal static class MeasureCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> only = new("--only") { Description = session.T("Only these measures, with commas", "この尺度だけを測ります（カンマ区切り）"), HelpName = "IDS", DefaultValueFactory = _ => "" };
        Option<string> recipe = SharedOptions.Recipe(session, "Take the measures of the recipe's models, too", "レシピのモデルの尺度も測ります");
        Option<string> words = SharedOptions.Words(session);
        DescribedCommand command = new(
            "measure",
            session.T("Measures each text: `{\"id\",\"measures\"}` for each line of JSON Lines with a `text`", "各文書を測ります。`text` を持つ JSON Lines の各行に対して `{\"id\",\"measures\"}` を出力します"),
            "tsumugi measure pages.jsonl.gz",
            "tsumugi measure --only ja/hiragana-share,text/letters pages.jsonl",
            "tsumugi measure --recipe recipe.yaml --only classifier/edu pages.jsonl",
            "tsumugi measure --words mecab pages.jsonl")
        {
            files, only, recipe, words,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<IMeasure> wanted = Wanted(parsed.GetRequiredValue(only), parsed.GetRequiredValue(recipe) is { Length: > 0 } named ? SharedOptions.RulesOf(named).Models : []);
            ISegmenter? segmenter = SharedOptions.Segmenter(parsed.GetRequiredValue(words));
            TextAnalysis analysis = new(segmenter);
            using LineOutput output = LineOutput.Standard();
            return new LineFilter(session, parsed.GetRequiredValue(files)).Run(line =>
            {
                TextView view = analysis.Look(line.Text);
                Utf8JsonWriter json = output.Begin();
                json.WriteString("id", line.Id);
                SharedOptions.WriteSegmenter(json, segmenter);
                json.WriteStartObject("measures");
                for (int i = 0; i < wanted.Count; i++)
                {
                    json.WriteNumber(wanted[i].Card.Id, wanted[i].Of(view));
                }

                json.WriteEndObject();
                output.End();
            });
        });
        return command;
    }

    private static IReadOnlyList<IMeasure> Wanted(string only, IReadOnlyList<IMeasure> models)
    {
        if (only.Length == 0)
        {
            return [.. MeasureCatalog.All.Where(measure => measure.Card.Cost == Cost.Light), .. models];
        }

        return [.. only.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => MeasureCatalog.Find(id) ?? models.FirstOrDefault(model => model.Card.Id == id) ?? throw Unknown(id, models))];
    }

    private static TsumugiException Unknown(string id, IReadOnlyList<IMeasure> models)
    {
        string? near = NearestName.To(id, MeasureCatalog.All.Concat(models).Select(measure => measure.Card.Id));
        return new TsumugiException("TSU2010", ExitCode.Usage, "--only", new Phrase($"there is no measure `{id}`", $"尺度 `{id}` はありません"), near is not null ? new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか")
            : MeasureModel.IsMeasure(id) ? new Phrase("name the recipe whose `models` hold the model with `--recipe`", "そのモデルを `models` に書いたレシピを `--recipe` で指定してください")
            : new Phrase("`tsumugi measures` lists them", "`tsumugi measures` で一覧が見られます"));
    }
}
