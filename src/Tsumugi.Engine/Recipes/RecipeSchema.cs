using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tsumugi.Contracts.Recipes;

namespace Tsumugi.Engine.Recipes;

/// <summary>Writes the JSON Schema of recipes from the cards, for editors.</summary>
public static class RecipeSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the schema as indented JSON, ending in a newline.</summary>
    public static string Write(IReadOnlyList<SectionCard> sections, IReadOnlyList<string> sourceKinds)
    {
        JsonObject properties = new()
        {
            ["name"] = Described(new JsonObject { ["type"] = "string" }, "The name of the dataset.", "データセットの名前です。"),
            ["sources"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Source(sourceKinds) },
        };
        foreach (SectionCard section in sections)
        {
            properties[section.Name] = Described(section.Named ? Named(section) : Section(section.Settings, ""), section.Summary, section.SummaryJa);
        }

        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Tsumugi recipe",
            ["type"] = "object",
            ["required"] = new JsonArray("name", "sources"),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Source(IReadOnlyList<string> kinds)
    {
        JsonObject right = new() { ["enum"] = new JsonArray("yes", "no", "unknown", true, false) };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("name", "kind", "paths"),
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["name"] = new JsonObject { ["type"] = "string" },
                ["kind"] = new JsonObject { ["enum"] = Words(kinds) },
                ["paths"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } }) },
                ["licence"] = new JsonObject { ["type"] = "string" },
                ["rights"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = new JsonObject { ["train"] = right, ["redistribute"] = right.DeepClone() } },
                ["text-field"] = new JsonObject { ["type"] = "string" },
            },
        };
    }

    private static JsonObject Named(SectionCard section) => new() { ["type"] = "object", ["additionalProperties"] = Section(section.Settings, "") };

    private static JsonObject Section(IReadOnlyList<SettingCard> cards, string prefix)
    {
        JsonObject properties = [];
        foreach (IGrouping<string, SettingCard> group in cards.Where(card => card.Key.StartsWith(prefix, StringComparison.Ordinal)).GroupBy(card => card.Key[prefix.Length..].Split('.')[0]))
        {
            SettingCard first = group.First();
            properties[group.Key] = first.Key == prefix + group.Key ? Setting(first) : Section([.. group], prefix + group.Key + ".");
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Setting(SettingCard card)
    {
        JsonObject type = card.Kind switch
        {
            SettingKind.Flag => new JsonObject { ["enum"] = new JsonArray("yes", "no", true, false) },
            SettingKind.Whole => new JsonObject { ["type"] = "integer" },
            SettingKind.Number => new JsonObject { ["type"] = "number" },
            SettingKind.Size => new JsonObject { ["type"] = new JsonArray("string", "integer") },
            SettingKind.Choice => new JsonObject { ["enum"] = Words(card.Choices) },
            SettingKind.Texts => new JsonObject { ["type"] = new JsonArray("string", "array") },
            SettingKind.Choices => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["enum"] = Words(card.Choices) } },
            SettingKind.Weights => new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = new JsonObject { ["type"] = "number", ["minimum"] = card.Min } },
            SettingKind.Rules => new JsonObject { ["type"] = "array", ["items"] = Rule() },
            SettingKind.Overrides => new JsonObject { ["type"] = "object" },
            SettingKind.Switches => new JsonObject { ["anyOf"] = new JsonArray(Switch(), new JsonObject { ["type"] = "object", ["additionalProperties"] = Switch() }) },
            _ => new JsonObject { ["type"] = "string" },
        };
        if (card.Min is not null && card.Kind is SettingKind.Whole or SettingKind.Number)
        {
            type["minimum"] = card.Min;
        }

        if (card.Max is not null && card.Kind is SettingKind.Whole or SettingKind.Number)
        {
            type["maximum"] = card.Max;
        }

        if (card.Default is { } standard)
        {
            type["default"] = card.Kind is SettingKind.Whole or SettingKind.Number ? double.Parse(standard, CultureInfo.InvariantCulture) : standard;
        }

        return Described(type, card.Summary, card.SummaryJa);
    }

    private static JsonObject Rule()
    {
        JsonObject properties = [];
        foreach (string text in new[] { "id", "measure", "because", "class" })
        {
            properties[text] = new JsonObject { ["type"] = "string" };
        }

        foreach (string limit in new[] { "min", "max" })
        {
            properties[limit] = new JsonObject { ["type"] = "number" };
            properties[limit + "-exclusive"] = new JsonObject { ["enum"] = new JsonArray("yes", "no", true, false) };
        }

        return new JsonObject { ["type"] = "object", ["required"] = new JsonArray("id", "measure"), ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Switch() => new() { ["enum"] = new JsonArray("on", "off", "yes", "no", true, false) };

    private static JsonObject Described(JsonObject schema, string english, string japanese)
    {
        schema["description"] = $"{english} / {japanese}";
        return schema;
    }

    private static JsonArray Words(IReadOnlyList<string> words) => [.. words.Select(word => JsonValue.Create(word))];
}
