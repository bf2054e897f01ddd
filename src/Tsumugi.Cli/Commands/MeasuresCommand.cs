using System.CommandLine;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Screen;
using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Measure;
using Tsumugi.Stages.Measure.Size;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi measures`: the cards of all measures.</summary>
internal static class MeasuresCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "measures",
            session.T("Lists the measures: what each counts, how, and where the formula comes from", "尺度の一覧です。何をどう数えるか、式の出典はどこかを示します"),
            "tsumugi measures",
            "tsumugi measures --json")
        {
            json,
        };
        command.SetAction(parsed =>
        {
            foreach (MeasureCard card in MeasureCatalog.All.Select(measure => measure.Card).Concat(MeasureModel.Samples.Select(sample => sample.Card)))
            {
                if (parsed.GetValue(json))
                {
                    session.Out.WriteLine(Json.Line(ToJson(card)));
                }
                else
                {
                    session.Out.WriteLine(card.Id);
                    session.Out.WriteLine("  " + (session.Tongue == Contracts.Messages.Tongue.Japanese ? card.SummaryJa : card.Summary));
                    session.Out.WriteLine("  " + card.Formula);
                    session.Out.WriteLine($"  {session.T("source", "出典")}: {card.Source}");
                    if (card.Id == WordCount.About.Id)
                    {
                        session.Out.WriteLine($"  {session.T("segmenters of this machine", "このマシンの分割器")}: {string.Join(", ", MeasureSettings.Here())}");
                    }
                }
            }

            return 0;
        });
        return command;
    }

    private static JsonObject ToJson(MeasureCard card)
    {
        JsonObject json = CardJson(card);
        if (card.Id == WordCount.About.Id)
        {
            json["segmenters"] = new JsonArray([.. MeasureSettings.Here().Select(name => (JsonNode)name)]);
        }

        return json;
    }

    private static JsonObject CardJson(MeasureCard card) => new()
    {
        ["id"] = card.Id,
        ["summary"] = card.Summary,
        ["summary_ja"] = card.SummaryJa,
        ["formula"] = card.Formula,
        ["unit"] = card.Unit.ToString().ToLowerInvariant(),
        ["source"] = card.Source,
        ["notes"] = card.Notes,
        ["notes_ja"] = card.NotesJa,
    };
}
