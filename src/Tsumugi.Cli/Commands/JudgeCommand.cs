using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi judge`: every rule of a preset against each text.</summary>
internal static class JudgeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> preset = new("--preset") { Description = session.T("The preset, or the path of a YAML file", "プリセットの名前、または YAML ファイルのパスです"), HelpName = "NAME", DefaultValueFactory = _ => "swallow-v1" };
        DescribedCommand command = new(
            "judge",
            session.T("Holds each text against every rule of a preset, not only up to the first that fails", "各文書をプリセットのすべての規則に照らします。最初に外れた規則で止まりません"),
            "tsumugi judge --preset swallow-v1 pages.jsonl.gz")
        {
            files, preset,
        };
        command.SetAction(parsed =>
        {
            RuleEvaluator rules = new(RulesCommand.Find(parsed.GetRequiredValue(preset)));
            TextAnalysis analysis = new();
            double[] values = new double[rules.Measures.Count];
            using LineOutput output = LineOutput.Standard();
            return new LineFilter(session, parsed.GetRequiredValue(files)).Run(line =>
            {
                rules.Evaluate(analysis.Look(line.Text), values);
                Write(output, line, rules, values);
            });
        });
        return command;
    }

    private static void Write(LineOutput output, FilterLine line, RuleEvaluator rules, double[] values)
    {
        Utf8JsonWriter json = output.Begin();
        json.WriteString("id", line.Id);
        string url = line.Root.TryGetProperty("url", out JsonElement found) && found.ValueKind == JsonValueKind.String ? JsonStrings.Of(found) : "";
        string? blocked = rules.Preset.BlockedHosts.Blocking(url);
        bool keep = blocked is null;
        for (int i = 0; i < rules.Preset.Rules.Count; i++)
        {
            keep &= rules.Preset.Rules[i].Keeps(values[rules.MeasureOf(i)]);
        }

        json.WriteBoolean("keep", keep);
        json.WriteStartArray("decisions");
        if (blocked is not null)
        {
            json.WriteStartObject();
            json.WriteString("rule", "url/blocked-host");
            json.WriteString("value", blocked);
            json.WriteBoolean("keep", false);
            json.WriteEndObject();
        }

        for (int i = 0; i < rules.Preset.Rules.Count; i++)
        {
            Rule rule = rules.Preset.Rules[i];
            double value = values[rules.MeasureOf(i)];
            json.WriteStartObject();
            json.WriteString("rule", rule.Id);
            json.WriteString("measure", rule.Measure);
            json.WriteNumber("value", value);
            WriteLimit(json, "min", rule.Min);
            WriteLimit(json, "max", rule.Max);
            json.WriteBoolean("keep", rule.Keeps(value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        output.End();
    }

    private static void WriteLimit(Utf8JsonWriter json, string name, double? limit)
    {
        if (limit is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
