using System.CommandLine;
using System.Text.Json;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Filters;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;
using Tsumugi.Text.Words;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi judge`: every rule of a preset against each text.</summary>
internal static class JudgeCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string[]> files = SharedOptions.Files(session);
        Option<string> preset = new("--preset") { Description = session.T("The preset, or the path of a YAML file", "プリセットの名前、または YAML ファイルのパスです"), HelpName = "NAME", DefaultValueFactory = _ => "swallow-v1" };
        Option<string> quirks = RulesCommand.Quirks(session);
        Option<string> recipe = SharedOptions.Recipe(session, "Take rules and models of a recipe, instead of --preset and --quirks", "`--preset`・`--quirks` の代わりに、レシピの規則とモデルを使います");
        Option<string> words = SharedOptions.Words(session);
        DescribedCommand command = new(
            "judge",
            session.T("Holds each text against every rule of a preset, not only up to the first that fails", "各文書をプリセットのすべての規則に照らします。最初に外れた規則で止まりません"),
            "tsumugi judge --preset swallow-v1 pages.jsonl.gz",
            "tsumugi judge --preset fineweb2-jpn --quirks off pages.jsonl.gz",
            "tsumugi judge --recipe recipe.yaml pages.jsonl.gz",
            "tsumugi judge --preset fineweb2-jpn --words mecab pages.jsonl.gz")
        {
            files, preset, quirks, recipe, words,
        };
        command.SetAction(parsed =>
        {
            (Preset wanted, IReadOnlyList<IMeasure> models) = parsed.GetRequiredValue(recipe) is { Length: > 0 } named ? SharedOptions.RulesOf(named) : (RulesCommand.Find(parsed.GetRequiredValue(preset), parsed.GetRequiredValue(quirks)), []);
            RuleEvaluator rules = new(wanted, further: models);
            RuleWords.SaySkipped(session, rules.Preset);
            ISegmenter? segmenter = SharedOptions.Segmenter(parsed.GetRequiredValue(words));
            TextAnalysis analysis = new(segmenter);
            double[] values = new double[rules.Measures.Count];
            using LineOutput output = LineOutput.Standard();
            return new LineFilter(session, parsed.GetRequiredValue(files)).Run(line =>
            {
                rules.Evaluate(analysis.Look(line.Text), values);
                Write(output, line, rules, values, segmenter);
            });
        });
        return command;
    }

    private static void Write(LineOutput output, FilterLine line, RuleEvaluator rules, double[] values, ISegmenter? segmenter)
    {
        Utf8JsonWriter json = output.Begin();
        json.WriteString("id", line.Id);
        SharedOptions.WriteSegmenter(json, segmenter);
        string url = line.Root.TryGetProperty("url", out JsonElement found) && found.ValueKind == JsonValueKind.String ? JsonStrings.Of(found) : "";
        (string Rule, string Found)? host = rules.Preset.Refusing(url);
        bool keep = host is null;
        for (int i = 0; i < rules.Preset.Rules.Count; i++)
        {
            keep &= rules.Preset.Rules[i].Keeps(values[rules.MeasureOf(i)]);
        }

        json.WriteBoolean("keep", keep);
        json.WriteStartArray("decisions");
        if (host is { } refused)
        {
            json.WriteStartObject();
            json.WriteString("rule", refused.Rule);
            json.WriteString("value", refused.Found);
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

        WriteSkipped(json, rules.Preset);
        json.WriteEndArray();
        output.End();
    }

    /// <summary>Writes the rules that nobody could test: they neither keep nor drop.</summary>
    private static void WriteSkipped(Utf8JsonWriter json, Preset preset)
    {
        foreach (SkippedRule skipped in preset.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("rule", skipped.Rule.Id);
            json.WriteString("measure", skipped.Rule.Measure);
            WriteLimit(json, "min", skipped.Rule.Min);
            WriteLimit(json, "max", skipped.Rule.Max);
            json.WriteString("skipped", SkippedRule.Reason);
            json.WriteEndObject();
        }
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
