using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Joins a preset with the limits that a recipe sets itself: `override: {chars: {min: 300}, ng-words: off}`.</summary>
internal static class RuleOverrides
{
    private static readonly string[] LimitKeys = ["min", "max"];

    /// <summary>Gives the preset with the recipe's limits; mistakes are noted.</summary>
    public static Preset Apply(YamlReading reading, Preset preset, YamlNode overrides)
    {
        if (overrides is not YamlMappingNode mapping)
        {
            reading.Problem("TSU2003", overrides, "`override` must be a mapping from rule to limits", "`override` は規則ごとの限界値で書いてください");
            return preset;
        }

        List<Rule> rules = [.. preset.Rules];
        reading.CheckKeys(mapping, Where.Section("rules.override"), [.. rules.Select(rule => rule.Id)]);
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            int index = rules.FindIndex(rule => rule.Id == (key as YamlScalarNode)?.Value);
            if (index >= 0)
            {
                rules[index] = Changed(reading, rules[index], value);
            }
        }

        return preset with { Rules = [.. rules.Where(rule => rule.Min is not null || rule.Max is not null)] };
    }

    private static Rule Changed(YamlReading reading, Rule rule, YamlNode value)
    {
        switch (value)
        {
            case YamlScalarNode { Value: "off" or "no" or "false" }:
                return rule with { Min = null, Max = null };
            case YamlMappingNode limits:
                reading.CheckKeys(limits, new Phrase($"the override of `{rule.Id}`", $"`{rule.Id}` の上書き"), LimitKeys);
                return rule with
                {
                    Min = YamlReading.Child(limits, "min") is null ? rule.Min : PresetReader.Limit(reading, limits, "min"),
                    Max = YamlReading.Child(limits, "max") is null ? rule.Max : PresetReader.Limit(reading, limits, "max"),
                    Because = "recipe",
                };
            default:
                reading.Problem("TSU2004", value, $"the override of `{rule.Id}` is `{value}`, expected `{{min: …, max: …}}` or `off`", $"`{rule.Id}` の上書きが `{value}` です。`{{min: …, max: …}}` か `off` を書いてください", default(Phrase));
                return rule;
        }
    }
}
