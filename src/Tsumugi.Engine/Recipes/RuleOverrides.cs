using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Joins a preset with the limits that a recipe sets itself: `override: {chars: {min: 300}, ng-words: off}`.</summary>
internal static class RuleOverrides
{
    private static readonly string[] LimitKeys = ["min", "max", "min-exclusive", "max-exclusive"];

    /// <summary>Gives the preset with the recipe's limits; mistakes are noted.</summary>
    /// <param name="reading">Where mistakes are noted.</param>
    /// <param name="preset">The preset.</param>
    /// <param name="overrides">The node of the recipe.</param>
    /// <param name="leftOut">Rules that a quirk has taken out: naming them is no mistake and changes nothing.</param>
    public static Preset Apply(YamlReading reading, Preset preset, YamlNode overrides, IReadOnlyCollection<string>? leftOut = null)
    {
        if (overrides is not YamlMappingNode mapping)
        {
            reading.Problem("TSU2003", overrides, "`override` must be a mapping from rule to limits", "`override` は規則ごとの限界値で書いてください");
            return preset;
        }

        string[] skipped = [.. preset.Skipped.Select(rule => rule.Rule.Id)];
        reading.CheckKeys(mapping, Where.Section("rules.override"), [.. preset.Rules.Select(rule => rule.Id), .. skipped, .. leftOut ?? []]);
        Dictionary<string, YamlNode> wishes = mapping.Children.ToDictionary(child => (child.Key as YamlScalarNode)?.Value ?? "", child => child.Value, StringComparer.Ordinal);
        return preset with
        {
            Rules = [.. preset.Rules.Select(Changed).OfType<Rule>()],
            Skipped = [.. preset.Skipped.Select(rule => Changed(rule.Rule) is { } changed ? rule with { Rule = changed } : null).OfType<SkippedRule>()],
        };

        Rule? Changed(Rule rule) => wishes.TryGetValue(rule.Id, out YamlNode? wish) ? Change(reading, rule, wish) : rule;
    }

    /// <summary>Gives the changed rule; null if it is taken out.</summary>
    private static Rule? Change(YamlReading reading, Rule rule, YamlNode value)
    {
        switch (value)
        {
            case YamlScalarNode { Value: "off" or "no" or "false" }:
                return null;
            case YamlMappingNode limits:
                reading.CheckKeys(limits, new Phrase($"the override of `{rule.Id}`", $"`{rule.Id}` の上書き"), LimitKeys);
                Rule changed = rule with
                {
                    Min = YamlReading.Child(limits, "min") is null ? rule.Min : PresetRuleReader.Limit(reading, limits, "min"),
                    Max = YamlReading.Child(limits, "max") is null ? rule.Max : PresetRuleReader.Limit(reading, limits, "max"),
                    MinExclusive = PresetRuleReader.Flag(reading, limits, "min-exclusive") ?? rule.MinExclusive,
                    MaxExclusive = PresetRuleReader.Flag(reading, limits, "max-exclusive") ?? rule.MaxExclusive,
                    Because = "recipe",
                };
                PresetRuleReader.CheckOrder(reading, limits, changed);
                return changed;
            default:
                reading.Problem("TSU2004", value, $"the override of `{rule.Id}` is `{value}`, expected `{{min: …, max: …}}` or `off`", $"`{rule.Id}` の上書きが `{value}` です。`{{min: …, max: …}}` か `off` を書いてください", default(Phrase));
                return rule;
        }
    }
}
