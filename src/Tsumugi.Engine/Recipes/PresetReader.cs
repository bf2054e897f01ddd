using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads a preset of rules from YAML.</summary>
public static class PresetReader
{
    private static readonly string[] PresetKeys = ["name", "summary", "summary-ja", "source", "rules", "blocked-hosts"];
    private static readonly string[] RuleKeys = ["id", "measure", "min", "max", "max-exclusive", "because", "class"];
    private static readonly string[] HostKeys = ["suffixes", "because", "note"];

    /// <summary>Reads a preset.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="measures">The ids of the measures there are; null if rules are not held against them.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static Preset Read(string yaml, string file, IReadOnlyCollection<string>? measures = null)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml);
        reading.CheckKeys(root, Where.Preset, PresetKeys);
        List<Rule> rules = [];
        if (YamlReading.Child(root, "rules") is YamlSequenceNode list)
        {
            rules.AddRange(list.Children.OfType<YamlMappingNode>().Select(node => ReadRule(reading, node, measures)));
        }
        else
        {
            reading.Problem("TSU2002", root, "the preset has no list `rules`", "プリセットに `rules` の一覧がありません");
        }

        foreach (IGrouping<string, Rule> twins in rules.GroupBy(rule => rule.Id).Where(group => group.Count() > 1))
        {
            reading.Problem("TSU2005", root, $"the rule `{twins.Key}` stands {twins.Count()} times", $"規則 `{twins.Key}` が {twins.Count()} 回書かれています");
        }

        Preset preset = new()
        {
            Name = reading.Required(root, "name", Where.Preset),
            Summary = reading.Required(root, "summary", Where.Preset),
            SummaryJa = reading.Required(root, "summary-ja", Where.Preset),
            Source = reading.Required(root, "source", Where.Preset),
            Rules = rules,
            BlockedHosts = ReadHosts(reading, root),
        };
        reading.ThrowIfAny();
        return preset;
    }

    private static Rule ReadRule(YamlReading reading, YamlMappingNode node, IReadOnlyCollection<string>? measures)
    {
        reading.CheckKeys(node, Where.Rule, RuleKeys);
        Rule rule = new()
        {
            Id = reading.Required(node, "id", Where.Rule),
            Measure = reading.Required(node, "measure", Where.Rule),
            Because = reading.Required(node, "because", Where.Rule),
            Class = reading.Optional(node, "class", "quality"),
            Min = Limit(reading, node, "min"),
            Max = Limit(reading, node, "max"),
            MaxExclusive = reading.Optional(node, "max-exclusive", "no") is "yes" or "true",
        };
        if (rule.Measure.Length > 0 && measures?.Contains(rule.Measure) == false)
        {
            string? near = NearestName.To(rule.Measure, measures);
            reading.Problem(
                "TSU2010",
                YamlReading.Child(node, "measure")!,
                $"rule `{rule.Id}`: measure `{rule.Measure}` does not exist",
                $"規則 `{rule.Id}`: 尺度 `{rule.Measure}` は存在しません",
                near is null ? new Phrase("`tsumugi measures` lists them", "`tsumugi measures` で一覧を確認できます") : new Phrase($"did you mean `{near}`? `tsumugi measures` lists them", $"`{near}` のことですか。`tsumugi measures` で一覧を確認できます"));
        }

        if (rule.Min is null && rule.Max is null)
        {
            reading.Problem("TSU2006", node, $"the rule `{rule.Id}` has neither `min` nor `max`", $"規則 `{rule.Id}` に `min` も `max` もありません");
        }

        return rule;
    }

    private static BlockedHosts ReadHosts(YamlReading reading, YamlMappingNode root)
    {
        if (YamlReading.Child(root, "blocked-hosts") is not YamlMappingNode hosts)
        {
            return BlockedHosts.None;
        }

        reading.CheckKeys(hosts, Where.Section("blocked-hosts"), HostKeys);
        return new BlockedHosts(reading.Texts(YamlReading.Child(hosts, "suffixes"), "suffixes"), reading.Required(hosts, "because", Where.Section("blocked-hosts")), reading.Optional(hosts, "note", ""));
    }

    /// <summary>Reads a limit; null if absent.</summary>
    internal static double? Limit(YamlReading reading, YamlMappingNode node, string key)
    {
        if (YamlReading.Child(node, key) is not { } found)
        {
            return null;
        }

        if (found is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && double.IsFinite(limit))
        {
            return limit;
        }

        reading.Problem("TSU2004", found, $"`{key}` is `{found}`, expected a number", $"`{key}` が `{found}` です。数を書いてください");
        return null;
    }
}
