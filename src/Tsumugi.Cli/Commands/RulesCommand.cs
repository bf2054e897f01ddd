using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi rules`: the presets, or the rules of one of them.</summary>
internal static class RulesCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> name = new("PRESET") { Description = session.T("A preset; without it, all presets are listed", "プリセットの名前です。省略すると一覧を出します"), Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "" };
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "rules",
            session.T("Lists the presets, or the rules of one of them with their limits and sources", "プリセットの一覧、または一つのプリセットの規則を限界値と出典つきで示します"),
            "tsumugi rules",
            "tsumugi rules swallow-v1")
        {
            name, json,
        };
        command.SetAction(parsed => Show(parsed.GetRequiredValue(name), parsed.GetValue(json), session));
        return command;
    }

    /// <summary>Finds a preset for a command.</summary>
    /// <exception cref="TsumugiException">TSU2007: there is none.</exception>
    public static Preset Find(string name) => PresetFolder.Find(name, Environment.CurrentDirectory) ?? throw Unknown(name);

    private static TsumugiException Unknown(string name)
    {
        string? near = NearestName.To(name, PresetFolder.Names);
        string list = string.Join(", ", PresetFolder.Names.Select(known => $"`{known}`"));
        return new TsumugiException("TSU2007", ExitCode.Usage, "", new Phrase($"there is no preset `{name}`, expected one of {list}", $"プリセット `{name}` はありません（あるもの: {list}）"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }

    private static int Show(string name, bool json, Session session)
    {
        if (name.Length == 0)
        {
            foreach (Preset preset in PresetFolder.Names.Select(Find))
            {
                session.Out.WriteLine(json
                    ? Json.Line(new JsonObject { ["name"] = preset.Name, ["summary"] = preset.Summary, ["summary_ja"] = preset.SummaryJa, ["source"] = preset.Source, ["rules"] = preset.Rules.Count })
                    : $"{Columns.Pad(preset.Name, 18)} {session.T(preset.Summary, preset.SummaryJa)}");
            }

            return 0;
        }

        Preset wanted = Find(name);
        foreach (Rule rule in wanted.Rules)
        {
            session.Out.WriteLine(json
                ? Json.Line(new JsonObject { ["id"] = rule.Id, ["measure"] = rule.Measure, ["min"] = rule.Min, ["max"] = rule.Max, ["max_exclusive"] = rule.MaxExclusive, ["class"] = rule.Class, ["because"] = rule.Because })
                : $"{Columns.Pad(rule.Id, 26)} {Columns.Pad(Limits(rule), 16)} {rule.Measure}  ({rule.Because})");
        }

        return 0;
    }

    private static string Limits(Rule rule) => string.Join(' ', new[]
    {
        rule.Min is { } min ? string.Create(CultureInfo.InvariantCulture, $"≥ {min}") : "",
        rule.Max is { } max ? string.Create(CultureInfo.InvariantCulture, $"{(rule.MaxExclusive ? "<" : "≤")} {max}") : "",
    }.Where(part => part.Length > 0));
}
