using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a preset of rules from YAML.</summary>
public static class PresetReader
{
    private static readonly string[] PresetKeys = ["name", "summary", "summary-ja", "source", "extends", "blocked-hosts", "allowed-hosts", "quirks", "override", "rules", "not-reproduced"];
    private static readonly string[] BlockedKeys = ["suffixes", "because", "note"];
    private static readonly string[] AllowedKeys = ["suffixes", "because"];
    private static readonly string[] NamedKeys = ["id", "summary", "summary-ja"];
    private static readonly string[] NoteKeys = ["step", "reason", "reason-ja"];

    /// <summary>Reads a preset; its rules still carry what becomes of them when a quirk is turned off.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="measures">What rules can rest on.</param>
    /// <param name="find">Finds the preset that this one extends; null if there is none.</param>
    /// <param name="names">The names of presets, for hints.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static Preset Read(string yaml, string file, KnownMeasures measures, Func<string, Preset?> find, IReadOnlyList<string>? names = null)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml, "rules");
        reading.CheckKeys(root, Where.Preset, PresetKeys);
        Preset own = new()
        {
            Name = reading.Required(root, "name", Where.Preset),
            Summary = reading.Required(root, "summary", Where.Preset),
            SummaryJa = reading.Required(root, "summary-ja", Where.Preset),
            Source = reading.Required(root, "source", Where.Preset),
            Rules = [],
        };
        Preset preset = YamlReading.Child(root, "extends") is { } extends ? Extend(reading, root, own, extends, find, names ?? []) : own with { Quirks = ReadQuirks(reading, root) };
        preset = preset with
        {
            BlockedHosts = Join(preset.BlockedHosts, ReadBlocked(reading, root)),
            AllowedHosts = ReadAllowed(reading, root) ?? preset.AllowedHosts,
            NotReproduced = [.. preset.NotReproduced, .. Mappings(reading, root, "not-reproduced").Select(node => ReadNote(reading, node))],
        };
        preset = AddRules(reading, root, preset, measures);
        reading.ThrowIfAny();
        return preset;
    }

    /// <summary>Takes over everything of another preset, with its quirks and limits as this one wishes.</summary>
    private static Preset Extend(YamlReading reading, YamlMappingNode root, Preset own, YamlNode extends, Func<string, Preset?> find, IReadOnlyList<string> names)
    {
        string name = (extends as YamlScalarNode)?.Value ?? "";
        if (Found(reading, name, extends, find) is not { } other)
        {
            Phrase list = new("`tsumugi rules` lists the presets; a path ending in `.yaml` is read as a preset of your own", "`tsumugi rules` で一覧が見られます。`.yaml` で終わるパスは自作のプリセットとして読みます");
            string? near = NearestName.To(name, names);
            reading.Problem("TSU2007", extends, $"there is no preset `{name}` to extend", $"拡張元のプリセット `{name}` はありません", near is null ? list : new Phrase($"did you mean `{near}`? {list.English}", $"`{near}` のことではありませんか。{list.Japanese}"));
            return own;
        }

        Preset joined = other with { Name = own.Name, Summary = own.Summary, SummaryJa = own.SummaryJa, Source = own.Source };
        if (YamlReading.Child(root, "quirks") is { } quirks)
        {
            joined = QuirkSwitches.Apply(reading, joined, quirks);
        }

        return YamlReading.Child(root, "override") is { } overrides ? RuleOverrides.Apply(reading, joined, overrides) : joined;
    }

    private static Preset? Found(YamlReading reading, string name, YamlNode extends, Func<string, Preset?> find)
    {
        try
        {
            return find(name);
        }
        catch (TsumugiException circle) when (circle is { Code: "TSU2015", Place: "" })
        {
            // Whoever finds presets knows that this is a circle, and only the reader knows on which line it closes.
            throw new TsumugiException(circle.Code, circle.Exit, reading.Place(extends), circle.Saying, circle.Hint);
        }
    }

    private static Preset AddRules(YamlReading reading, YamlMappingNode root, Preset preset, KnownMeasures measures)
    {
        if (preset.Rules.Count == 0 && YamlReading.Child(root, "rules") is not YamlSequenceNode)
        {
            reading.Problem("TSU2002", root, "the preset has no list `rules`", "プリセットに `rules` の一覧がありません");
        }

        return Join(reading, preset, Mappings(reading, root, "rules"), new PresetRuleReader(reading, preset.Quirks, measures));
    }

    /// <summary>Adds rules to a preset, behind those that it has.</summary>
    internal static Preset Join(YamlReading reading, Preset preset, IEnumerable<YamlMappingNode> nodes, PresetRuleReader rules)
    {
        List<Rule> active = [.. preset.Rules];
        List<SkippedRule> skipped = [.. preset.Skipped];
        foreach (YamlMappingNode node in nodes)
        {
            Rule rule = rules.Read(node, out Signal? missing);
            if (active.Any(twin => twin.Id == rule.Id) || skipped.Any(twin => twin.Rule.Id == rule.Id))
            {
                reading.Problem("TSU2005", node, $"the rule `{rule.Id}` stands twice", $"規則 `{rule.Id}` が二度書かれています");
            }

            if (missing is null)
            {
                active.Add(rule);
            }
            else
            {
                skipped.Add(new SkippedRule(rule, missing));
            }
        }

        return preset with { Rules = active, Skipped = skipped };
    }

    private static List<Quirk> ReadQuirks(YamlReading reading, YamlMappingNode root)
    {
        List<Quirk> quirks = [];
        foreach (YamlMappingNode node in Mappings(reading, root, "quirks"))
        {
            reading.CheckKeys(node, Where.Quirk, NamedKeys);
            quirks.Add(new Quirk(reading.Required(node, "id", Where.Quirk), reading.Required(node, "summary", Where.Quirk), reading.Required(node, "summary-ja", Where.Quirk)));
            if (quirks.Count(quirk => quirk.Id == quirks[^1].Id) > 1)
            {
                reading.Problem("TSU2005", node, $"the quirk `{quirks[^1].Id}` stands twice", $"癖 `{quirks[^1].Id}` が二度書かれています");
            }
        }

        return quirks;
    }

    private static PresetNote ReadNote(YamlReading reading, YamlMappingNode node)
    {
        reading.CheckKeys(node, Where.Section("not-reproduced"), NoteKeys);
        return new PresetNote(reading.Required(node, "step", Where.Section("not-reproduced")), reading.Required(node, "reason", Where.Section("not-reproduced")), reading.Required(node, "reason-ja", Where.Section("not-reproduced")));
    }

    private static BlockedHosts ReadBlocked(YamlReading reading, YamlMappingNode root)
    {
        if (YamlReading.Child(root, "blocked-hosts") is not YamlMappingNode hosts)
        {
            return BlockedHosts.None;
        }

        reading.CheckKeys(hosts, Where.Section("blocked-hosts"), BlockedKeys);
        return new BlockedHosts(reading.Texts(YamlReading.Child(hosts, "suffixes"), "suffixes"), reading.Required(hosts, "because", Where.Section("blocked-hosts")), reading.Optional(hosts, "note", ""));
    }

    private static AllowedHosts? ReadAllowed(YamlReading reading, YamlMappingNode root)
    {
        if (YamlReading.Child(root, "allowed-hosts") is not YamlMappingNode hosts)
        {
            return null;
        }

        reading.CheckKeys(hosts, Where.Section("allowed-hosts"), AllowedKeys);
        return new AllowedHosts(reading.Texts(YamlReading.Child(hosts, "suffixes"), "suffixes"), reading.Required(hosts, "because", Where.Section("allowed-hosts")));
    }

    private static BlockedHosts Join(BlockedHosts other, BlockedHosts own) =>
        other.Suffixes.Count == 0 ? own
        : own.Suffixes.Count == 0 ? other
        : new BlockedHosts([.. other.Suffixes, .. own.Suffixes.Except(other.Suffixes)], $"{other.Because}; {own.Because}", string.Join(' ', new[] { other.Note, own.Note }.Where(note => note.Length > 0)));

    /// <summary>Gets the mappings of a list; what is no list of mappings is noted.</summary>
    internal static IEnumerable<YamlMappingNode> Mappings(YamlReading reading, YamlMappingNode root, string key)
    {
        YamlNode? found = YamlReading.Child(root, key);
        if (found is not null && (found is not YamlSequenceNode list || list.Children.Any(child => child is not YamlMappingNode)))
        {
            reading.Problem("TSU2003", found, $"`{key}` must be a list of mappings", $"`{key}` は項目の一覧で書いてください");
        }

        return (found as YamlSequenceNode)?.Children.OfType<YamlMappingNode>() ?? [];
    }
}
