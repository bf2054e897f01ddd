using System.Globalization;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Checks one value of a recipe against its card and brings it into canonical form.</summary>
public static class SettingReader
{
    /// <summary>Reads a node; problems are noted and give an empty list.</summary>
    internal static IReadOnlyList<string> Read(YamlReading reading, SettingCard card, YamlNode node)
    {
        if (card.Kind == SettingKind.Weights)
        {
            return ReadWeights(reading, card, node);
        }

        bool list = card.Kind is SettingKind.Texts or SettingKind.Choices;
        if (!list && node is not YamlScalarNode)
        {
            reading.Problem("TSU2003", node, $"`{card.Key}` must be {Expected(card).English}", $"`{card.Key}` には{Expected(card).Japanese}を書いてください");
            return [];
        }

        List<string> values = [];
        foreach (string found in reading.Texts(node, card.Key))
        {
            if (TryCanonical(card, found, out string value))
            {
                values.Add(value);
            }
            else
            {
                string? near = NearestName.To(found, card.Choices);
                reading.Problem(
                    "TSU2004",
                    node,
                    $"`{card.Key}` is `{found}`, expected {Expected(card).English}",
                    $"`{card.Key}` が `{found}` です。{Expected(card).Japanese}を書いてください",
                    near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
            }
        }

        return values;
    }

    private static IReadOnlyList<string> ReadWeights(YamlReading reading, SettingCard card, YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } mapping)
        {
            reading.Problem("TSU2003", node, $"`{card.Key}` must be {Expected(card).English}", $"`{card.Key}` には{Expected(card).Japanese}を書いてください");
            return [];
        }

        SortedDictionary<string, string> weights = new(StringComparer.Ordinal);
        foreach ((YamlNode key, YamlNode value) in mapping.Children)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (PresetRuleReader.Number(reading, value, $"{card.Key}.{name}") is not { } weight)
            {
                continue;
            }

            if (weight < card.Min)
            {
                reading.Problem("TSU2004", value, string.Create(CultureInfo.InvariantCulture, $"`{card.Key}.{name}` is `{weight}`, expected {card.Min} or more"), string.Create(CultureInfo.InvariantCulture, $"`{card.Key}.{name}` が `{weight}` です。{card.Min} 以上の数を書いてください"));
            }

            weights[name] = weight.ToString("R", CultureInfo.InvariantCulture);
        }

        return [.. weights.Select(weight => $"{weight.Key}={weight.Value}")];
    }

    /// <summary>Brings a value into canonical form.</summary>
    public static bool TryCanonical(SettingCard card, string found, out string value)
    {
        value = found;
        switch (card.Kind)
        {
            case SettingKind.Flag:
                value = found.ToLowerInvariant() switch { "yes" or "true" or "on" => "yes", "no" or "false" or "off" => "no", _ => "" };
                return value.Length > 0;
            case SettingKind.Whole:
                bool whole = long.TryParse(found, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count);
                value = count.ToString(CultureInfo.InvariantCulture);
                return whole && !(count < card.Min) && !(count > card.Max);
            case SettingKind.Number:
                bool number = double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && double.IsFinite(real);
                value = real.ToString("R", CultureInfo.InvariantCulture);
                return number && !(real < card.Min) && !(real > card.Max);
            case SettingKind.Size:
                bool size = Sizes.TryParse(found, out long bytes);
                value = bytes.ToString(CultureInfo.InvariantCulture);
                return size && !(bytes < card.Min) && !(bytes > card.Max);
            case SettingKind.Choice or SettingKind.Choices:
                return card.Choices.Contains(found);
            default:
                return true;
        }
    }

    /// <summary>Says what a value may be.</summary>
    public static Phrase Expected(SettingCard card)
    {
        string choices = string.Join(", ", card.Choices.Select(choice => $"`{choice}`"));
        string range = (card.Min, card.Max) switch
        {
            ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $" {min}–{max}"),
            ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $" ≥ {min}"),
            (null, { } max) => string.Create(CultureInfo.InvariantCulture, $" ≤ {max}"),
            _ => "",
        };
        return card.Kind switch
        {
            SettingKind.Flag => new Phrase("`yes` or `no`", "`yes` か `no` "),
            SettingKind.Whole => new Phrase($"a whole number{range}", $"整数{range} "),
            SettingKind.Number => new Phrase($"a number{range}", $"数{range} "),
            SettingKind.Size => new Phrase("a size such as `256MB`", "`256MB` のような大きさ"),
            SettingKind.Choice => new Phrase($"one of {choices}", $"次のどれか（{choices}）"),
            SettingKind.Choices => new Phrase($"a list of {choices}", $"次からなる一覧（{choices}）"),
            SettingKind.Switches => new Phrase("`on`, `off`, or one of them by name", "`on`、`off`、または名前ごとの `on` か `off` "),
            SettingKind.Weights => new Phrase("a number for each name, such as `{good: 1, bad: 0}`", "`{good: 1, bad: 0}` のような、名前ごとの数"),
            SettingKind.Rules => new Phrase("a list of rules, such as `- {id: edu, measure: classifier/edu, min: 0.5}`", "`- {id: edu, measure: classifier/edu, min: 0.5}` のような規則の一覧"),
            SettingKind.Texts => new Phrase("a list of texts", "文字列の一覧"),
            _ => new Phrase("a text", "文字列"),
        };
    }
}
