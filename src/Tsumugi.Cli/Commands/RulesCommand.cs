using System.CommandLine;
using System.Text.Json.Nodes;
using Tsumugi.Cli.Explaining;
using Tsumugi.Cli.Screen;
using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using Tsumugi.Engine.Recipes;

namespace Tsumugi.Cli.Commands;

/// <summary>`tsumugi rules`: the presets, or the rules of one of them.</summary>
internal static class RulesCommand
{
    private const string QuirksOption = "--quirks";

    /// <summary>Creates the command.</summary>
    public static Command Create(Session session)
    {
        Argument<string> name = new("PRESET") { Description = session.T("A preset; without it, all presets are listed", "プリセットの名前です。省略すると一覧を出します"), Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "" };
        Option<string> quirks = Quirks(session);
        Option<bool> json = SharedOptions.Json(session);
        DescribedCommand command = new(
            "rules",
            session.T("Lists the presets, or the rules of one of them with their limits and sources, its quirks, and what it skips", "プリセットの一覧、または一つのプリセットの規則（限界値と出典）、癖、飛ばす規則を示します"),
            "tsumugi rules",
            "tsumugi rules swallow-v1",
            "tsumugi rules swallow-v1 --quirks off --json")
        {
            name, quirks, json,
        };
        command.SetAction(parsed =>
        {
            bool programs = parsed.GetValue(json);
            if (parsed.GetRequiredValue(name) is { Length: > 0 } wanted)
            {
                Show(Find(wanted, parsed.GetRequiredValue(quirks)), programs, session);
            }
            else
            {
                List(programs, session);
            }

            return 0;
        });
        return command;
    }

    /// <summary>Creates the option that turns quirks off.</summary>
    public static Option<string> Quirks(Session session) => new(QuirksOption)
    {
        Description = session.T("Faults of the published code: `off` repairs all, `NAME=off` one; names alone are the only ones that stay", "公開コードの癖です。`off` ですべて直し、`名前=off` で一つだけ直します。名前だけを並べると、その癖だけを残します"),
        HelpName = "off|NAME,…",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Finds a preset for a command, as its rules are in force.</summary>
    /// <exception cref="TsumugiException">TSU2007: there is none; TSU2013: it has no such quirk.</exception>
    public static Preset Find(string name, string quirks = "")
    {
        Preset preset = PresetFolder.Find(name, Environment.CurrentDirectory) ?? throw Unknown(name);
        return QuirkSwitches.Apply(preset, quirks, QuirksOption).Settled();
    }

    private static TsumugiException Unknown(string name)
    {
        if (name.EndsWith(".yaml", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal))
        {
            return new TsumugiException(
                "TSU2007",
                ExitCode.Usage,
                "",
                new Phrase($"there is no preset file `{name}`", $"プリセットのファイル `{name}` がありません"),
                new Phrase("the path of a preset of your own ends in `.yaml`; `tsumugi rules` lists those that ship with the program", "自作のプリセットは `.yaml` で終わるパスで指定します。付属のプリセットは `tsumugi rules` で一覧が見られます"));
        }

        string? near = NearestName.To(name, PresetFolder.Names);
        string list = string.Join(", ", PresetFolder.Names.Select(known => $"`{known}`"));
        return new TsumugiException("TSU2007", ExitCode.Usage, "", new Phrase($"there is no preset `{name}`, expected one of {list}", $"プリセット `{name}` はありません（あるもの: {list}）"), near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
    }

    private static void List(bool json, Session session)
    {
        foreach (Preset preset in PresetFolder.Names.Select(name => Find(name)))
        {
            session.Out.WriteLine(json
                ? Json.Line(new JsonObject { ["name"] = preset.Name, ["summary"] = preset.Summary, ["summary_ja"] = preset.SummaryJa, ["source"] = preset.Source, ["rules"] = preset.Rules.Count, ["skipped"] = preset.Skipped.Count, ["quirks"] = preset.Quirks.Count })
                : $"{Columns.Pad(preset.Name, 18)} {session.T(preset.Summary, preset.SummaryJa)}");
        }
    }

    private static void Show(Preset preset, bool json, Session session)
    {
        if (json)
        {
            ShowJson(preset, session);
            return;
        }

        foreach (Rule rule in preset.Rules)
        {
            session.Out.WriteLine($"{Columns.Pad(rule.Id, 26)} {Columns.Pad(RuleWords.Limits(rule), 16)} {rule.Measure}  ({rule.Because})");
        }

        Section(session, preset.Skipped, new Phrase("skipped, since what they need is not there", "必要な信号がないため飛ばす規則"), skipped => $"{Columns.Pad(skipped.Rule.Id, 26)} {Columns.Pad(RuleWords.Limits(skipped.Rule), 16)} {skipped.Rule.Measure}  ({session.T(skipped.Signal.Missing, skipped.Signal.MissingJa)})");
        Section(session, preset.Quirks, new Phrase("quirks: faults of the published code", "癖（公開コードの不具合）"), quirk => $"{Columns.Pad(quirk.Id, 30)} {(quirk.On ? "on " : "off")}  {session.T(quirk.Summary, quirk.SummaryJa)}");
        Section(session, Hosts(preset), new Phrase("hosts", "ホスト"), line => line);
        Section(session, preset.NotReproduced, new Phrase("not reproduced", "再現しない段階"), note => $"{note.Step}: {session.T(note.Reason, note.ReasonJa)}");

        IReadOnlyList<string> Hosts(Preset of) =>
        [
            .. of.AllowedHosts.Suffixes.Count > 0 ? [$"{Preset.AllowedHostRule}: {session.T("only", "次だけを採用")} {string.Join(" ", of.AllowedHosts.Suffixes)}  ({of.AllowedHosts.Because})"] : Array.Empty<string>(),
            .. of.BlockedHosts.Suffixes.Count > 0 ? [$"{Preset.BlockedHostRule}: {string.Join(" ", of.BlockedHosts.Suffixes)}  ({of.BlockedHosts.Because})"] : Array.Empty<string>(),
        ];
    }

    private static void Section<T>(Session session, IReadOnlyList<T> items, Phrase head, Func<T, string> line)
    {
        if (items.Count == 0)
        {
            return;
        }

        session.Out.WriteLine();
        session.Out.WriteLine(head.In(session.Tongue));
        foreach (T item in items)
        {
            session.Out.WriteLine("  " + line(item));
        }
    }

    private static void ShowJson(Preset preset, Session session)
    {
        IEnumerable<JsonObject> lines =
        [
            .. preset.Rules.Select(RuleWords.Json),
            .. preset.Skipped.Select(RuleWords.Json),
            .. preset.Quirks.Select(RuleWords.Json),
            .. preset.NotReproduced.Select(note => new JsonObject { ["not_reproduced"] = note.Step, ["reason"] = note.Reason, ["reason_ja"] = note.ReasonJa }),
        ];
        foreach (JsonObject line in lines)
        {
            session.Out.WriteLine(Json.Line(line));
        }
    }
}
