using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Privacy;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a recipe, checks every key and value against the cards, and reports all mistakes at once.</summary>
/// <param name="sections">The sections that stages offer.</param>
/// <param name="sourceKinds">The kinds of sources that readers offer.</param>
/// <param name="ruleSources">Where rules come from.</param>
/// <param name="policies">Finds a privacy policy by name.</param>
public sealed class RecipeReader(IReadOnlyList<SectionCard> sections, IReadOnlyList<string> sourceKinds, RuleSources ruleSources, Func<string, RedactionPolicy?> policies)
{
    private const string RulesSection = "rules";
    private const string PrivacySection = "privacy";
    private const string ModelsSection = "models";
    private static readonly string[] SourceKeys = ["name", "kind", "paths", "licence", "rights", "text-field"];
    private static readonly string[] RightsKeys = ["train", "redistribute"];
    private static readonly string[] RightsWords = ["yes", "no", "unknown"];

    /// <summary>Reads a recipe.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="folder">The folder against which relative paths are read.</param>
    /// <param name="sets">Changes from the command line: `section.key=value`.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public Recipe Read(string yaml, string file, string folder, IReadOnlyList<string> sets)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml);
        RecipeChanges.Apply(root, sets, sections);
        reading.CheckKeys(root, Where.Recipe, ["name", "sources", .. sections.Select(section => section.Name)]);

        string name = reading.Required(root, "name", Where.Recipe);
        IReadOnlyList<SourceSettings> sources = ReadSources(reading, root);
        Dictionary<string, Settings> settings = sections.ToDictionary(section => section.Name, section => ReadSection(reading, root, section), StringComparer.Ordinal);
        Preset rules = ReadRules(reading, root, settings[RulesSection], ruleSources.Measures.With(ruleSources.Models(settings[ModelsSection])));
        RedactionPolicy privacy = ReadPrivacy(reading, root, settings[PrivacySection]);
        reading.ThrowIfAny();
        return new Recipe { Name = name, Folder = folder, Sources = sources, Sections = settings, Rules = rules, Privacy = privacy };
    }

    /// <summary>Reads one section of a recipe and nothing else, so that a preset or policy that is gone does not matter.</summary>
    /// <exception cref="ProblemsException">Everything that is wrong with the section.</exception>
    public static Settings ReadSection(string yaml, string file, SectionCard section)
    {
        YamlReading reading = new(file);
        Settings settings = ReadSection(reading, reading.Root(yaml), section);
        reading.ThrowIfAny();
        return settings;
    }

    private List<SourceSettings> ReadSources(YamlReading reading, YamlMappingNode root)
    {
        List<SourceSettings> sources = [];
        if (YamlReading.Child(root, "sources") is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            reading.Problem("TSU2002", root, "the recipe has no list `sources`", "レシピに `sources` の一覧がありません", new Phrase("add `sources:` with `- {name: web, kind: warc, paths: [\"raw/*.warc.gz\"]}`", "`sources:` の下に `- {name: web, kind: warc, paths: [\"raw/*.warc.gz\"]}` のように書いてください"));
            return sources;
        }

        foreach (YamlNode item in list.Children)
        {
            if (item is not YamlMappingNode node)
            {
                reading.Problem("TSU2003", item, "a source must be a mapping with `name`, `kind` and `paths`", "source は `name`、`kind`、`paths` を持つ項目で書いてください");
                continue;
            }

            sources.Add(ReadSource(reading, node));
            if (sources.Count(source => source.Name == sources[^1].Name) > 1)
            {
                reading.Problem("TSU2005", node, $"the source `{sources[^1].Name}` stands twice", $"source `{sources[^1].Name}` が二度書かれています");
            }
        }

        return sources;
    }

    private SourceSettings ReadSource(YamlReading reading, YamlMappingNode node)
    {
        reading.CheckKeys(node, Where.Source, SourceKeys);
        string kind = reading.Required(node, "kind", Where.Source);
        if (kind.Length > 0 && !sourceKinds.Contains(kind))
        {
            string list = string.Join(", ", sourceKinds.Select(known => $"`{known}`"));
            string? near = NearestName.To(kind, sourceKinds);
            reading.Problem("TSU2004", YamlReading.Child(node, "kind")!, $"`kind` is `{kind}`, expected one of {list}", $"`kind` が `{kind}` です。次のどれかを書いてください（{list}）", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }

        IReadOnlyList<string> paths = reading.Texts(YamlReading.Child(node, "paths"), "paths");
        if (paths.Count == 0)
        {
            reading.Problem("TSU2002", node, "a source has no `paths`", "source に `paths` がありません");
        }

        (string train, string redistribute) = ReadRights(reading, node);
        return new SourceSettings(reading.Required(node, "name", Where.Source), kind, paths, reading.Optional(node, "licence", ""), train, redistribute, reading.Optional(node, "text-field", "text"));
    }

    private static (string Train, string Redistribute) ReadRights(YamlReading reading, YamlMappingNode node)
    {
        if (YamlReading.Child(node, "rights") is not { } found)
        {
            return ("unknown", "unknown");
        }

        if (found is not YamlMappingNode rights)
        {
            reading.Problem("TSU2003", found, "`rights` must be a mapping such as `{train: yes, redistribute: no}`", "`rights` は `{train: yes, redistribute: no}` のように書いてください");
            return ("unknown", "unknown");
        }

        reading.CheckKeys(rights, Where.Section("rights"), RightsKeys);
        return (Right("train"), Right("redistribute"));

        string Right(string key)
        {
            string value = reading.Optional(rights, key, "unknown") switch { "true" => "yes", "false" => "no", string other => other };
            if (!RightsWords.Contains(value))
            {
                reading.Problem("TSU2004", YamlReading.Child(rights, key)!, $"`{key}` is `{value}`, expected `yes`, `no` or `unknown`", $"`{key}` が `{value}` です。`yes`、`no`、`unknown` のどれかを書いてください");
            }

            return value;
        }
    }

    private static Settings ReadSection(YamlReading reading, YamlMappingNode root, SectionCard section)
    {
        Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
        switch (YamlReading.Child(root, section.Name))
        {
            case null or YamlScalarNode { Value: "" or null }:
                break;
            case YamlMappingNode node when section.Named:
                ReadNamed(reading, section, node, values);
                break;
            case YamlMappingNode node:
                ReadKeys(reading, section, node, "", values);
                break;
            case { } other:
                reading.Problem("TSU2003", other, $"`{section.Name}` must be a mapping", $"`{section.Name}` は項目の形で書いてください");
                break;
        }

        if (!section.Named)
        {
            FillIn(section, values);
        }

        return new Settings(values);
    }

    /// <summary>Reads a section whose keys are names, each a mapping with the settings of the section.</summary>
    private static void ReadNamed(YamlReading reading, SectionCard section, YamlMappingNode node, Dictionary<string, IReadOnlyList<string>> values)
    {
        foreach ((YamlNode key, YamlNode child) in node.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (child is not YamlMappingNode entry)
            {
                reading.Problem("TSU2003", child, $"`{section.Name}.{name}` must be a mapping", $"`{section.Name}.{name}` は項目の形で書いてください");
                continue;
            }

            Dictionary<string, IReadOnlyList<string>> own = new(StringComparer.Ordinal);
            ReadKeys(reading, section, entry, "", own);
            FillIn(section, own);
            foreach ((string setting, IReadOnlyList<string> value) in own)
            {
                values[$"{name}.{setting}"] = value;
            }
        }
    }

    private static void FillIn(SectionCard section, Dictionary<string, IReadOnlyList<string>> values)
    {
        foreach (SettingCard card in section.Settings.Where(card => !values.ContainsKey(card.Key)))
        {
            values[card.Key] = card.Default is { } standard && SettingReader.TryCanonical(card, standard, out string value) ? [value] : [];
        }
    }

    /// <summary>Reads the keys of a mapping; a key whose cards have dots (`near.jaccard`) is a mapping itself, or a flag if there is a card `near.on`.</summary>
    private static void ReadKeys(YamlReading reading, SectionCard section, YamlMappingNode node, string prefix, Dictionary<string, IReadOnlyList<string>> values)
    {
        string[] valid = [.. section.Settings.Where(card => card.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(card => card.Key[prefix.Length..].Split('.')[0]).Distinct()];
        reading.CheckKeys(node, Where.Section(section.Name + (prefix.Length > 0 ? "." + prefix[..^1] : "")), valid);
        foreach ((YamlNode keyNode, YamlNode child) in node.Children)
        {
            string key = prefix + (keyNode as YamlScalarNode)?.Value;
            SettingCard? card = section.Settings.FirstOrDefault(card => card.Key == key) ?? (child is YamlScalarNode ? section.Settings.FirstOrDefault(card => card.Key == key + ".on") : null);
            if (card is { Kind: SettingKind.Overrides or SettingKind.Switches or SettingKind.Rules })
            {
                values[key] = [];
            }
            else if (card is not null)
            {
                values[card.Key] = SettingReader.Read(reading, card, child);
            }
            else if (child is YamlMappingNode inner && section.Settings.Any(card => card.Key.StartsWith(key + ".", StringComparison.Ordinal)))
            {
                ReadKeys(reading, section, inner, key + ".", values);
            }
            else if (valid.Contains(key[prefix.Length..]))
            {
                reading.Problem("TSU2003", child, $"`{section.Name}.{key}` must be a mapping", $"`{section.Name}.{key}` は項目の形で書いてください");
            }
        }
    }

    /// <summary>Joins preset and recipe: first the quirks, since they say what a rule is, then the rules that the recipe adds, and last the limits that it sets itself.</summary>
    private Preset ReadRules(YamlReading reading, YamlMappingNode root, Settings rules, KnownMeasures measures)
    {
        string name = rules.Text("preset");
        YamlNode at = YamlReading.Child(root, RulesSection) ?? root;
        if (ruleSources.Find(name, measures) is not { } preset)
        {
            YamlNode written = (at as YamlMappingNode) is { } mapping && YamlReading.Child(mapping, "preset") is { } value ? value : at;
            reading.Problem("TSU2007", written, $"there is no preset `{name}`", $"プリセット `{name}` はありません", UnknownPreset(name));
            return new Preset { Name = name, Summary = "", SummaryJa = "", Source = "", Rules = [] };
        }

        if (at is YamlMappingNode wishes && YamlReading.Child(wishes, "quirks") is { } quirks)
        {
            preset = QuirkSwitches.Apply(reading, preset, quirks);
        }

        Preset settled = preset.Settled();
        string[] leftOut = [.. preset.Rules.Select(rule => rule.Id).Except(settled.Rules.Select(rule => rule.Id))];
        if (at is YamlMappingNode section && YamlReading.Child(section, "add") is not null)
        {
            settled = PresetReader.Join(reading, settled, PresetReader.Mappings(reading, section, "add"), new PresetRuleReader(reading, [], measures, "recipe"));
        }

        return at is YamlMappingNode node && YamlReading.Child(node, "override") is { } overrides ? RuleOverrides.Apply(reading, settled, overrides, leftOut) : settled;
    }

    private Phrase UnknownPreset(string name)
    {
        Phrase list = new("`tsumugi rules` lists the presets; a path ending in `.yaml` is read as a preset of your own", "`tsumugi rules` で一覧が見られます。`.yaml` で終わるパスは自作のプリセットとして読みます");
        return NearestName.To(name, ruleSources.Names) is { } near ? new Phrase($"did you mean `{near}`? {list.English}", $"`{near}` のことではありませんか。{list.Japanese}") : list;
    }

    private RedactionPolicy ReadPrivacy(YamlReading reading, YamlMappingNode root, Settings privacy)
    {
        string name = privacy.Text("preset");
        if (policies(name) is { } policy)
        {
            return policy;
        }

        reading.Problem("TSU2009", YamlReading.Child(root, PrivacySection) ?? root, $"there is no privacy policy `{name}`", $"プライバシーポリシー `{name}` はありません", new Phrase("`jp-default` and `jp-strict` ship with the program; a path ending in `.yaml` is read as a policy of your own", "`jp-default` と `jp-strict` が付属しています。`.yaml` で終わるパスは自作のポリシーとして読みます"));
        return new RedactionPolicy(name, "", "", []);
    }
}
