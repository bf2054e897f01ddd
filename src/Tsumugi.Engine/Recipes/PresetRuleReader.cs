using System.Globalization;
using Tsumugi.Contracts.Measures;
using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads the rules of a preset and holds them against the measures, quirks and signals that there are.</summary>
/// <param name="reading">Where mistakes are noted.</param>
/// <param name="quirks">The quirks that the preset declares.</param>
/// <param name="measures">What rules can rest on.</param>
/// <param name="because">The source of rules that state none; null if they must.</param>
internal sealed class PresetRuleReader(YamlReading reading, IReadOnlyList<Quirk> quirks, KnownMeasures measures, string? because = null)
{
    private static readonly string[] RuleKeys = ["id", "measure", "min", "max", "min-exclusive", "max-exclusive", "because", "class", "without"];
    private static readonly string[] ChangeKeys = ["measure", "min", "max", "min-exclusive", "max-exclusive", "because"];

    /// <summary>Reads a rule.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="missing">What the rule needs and nobody has; null if the rule can be held against documents.</param>
    public Rule Read(YamlMappingNode node, out Signal? missing)
    {
        reading.CheckKeys(node, Where.Rule, RuleKeys);
        Rule rule = new()
        {
            Id = reading.Required(node, "id", Where.Rule),
            Measure = reading.Required(node, "measure", Where.Rule),
            Because = because is null ? reading.Required(node, "because", Where.Rule) : reading.Optional(node, "because", because),
            Class = reading.Optional(node, "class", "quality"),
            Min = Limit(reading, node, "min"),
            Max = Limit(reading, node, "max"),
            MinExclusive = Flag(reading, node, "min-exclusive") ?? false,
            MaxExclusive = Flag(reading, node, "max-exclusive") ?? false,
            Without = ReadChanges(node),
        };
        if (YamlReading.Child(node, "min") is null && YamlReading.Child(node, "max") is null)
        {
            reading.Problem("TSU2006", node, $"the rule `{rule.Id}` has neither `min` nor `max`", $"規則 `{rule.Id}` に `min` も `max` もありません");
        }

        missing = measures.Absent.FirstOrDefault(signal => signal.Measure == rule.Measure);
        if (missing is null)
        {
            CheckMeasure(YamlReading.Child(node, "measure"), rule.Measure);
        }

        CheckShare(node, rule);
        CheckOrder(reading, node, rule);
        return rule;
    }

    /// <summary>Notes limits that leave no number between them.</summary>
    internal static void CheckOrder(YamlReading reading, YamlNode at, Rule rule)
    {
        if (rule.Min is { } min && rule.Max is { } max && (min > max || (min >= max && (rule.MinExclusive || rule.MaxExclusive))))
        {
            (string low, string high) = (min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture));
            reading.Problem("TSU2004", at, $"`min` of `{rule.Id}` is `{low}` and `max` is `{high}`: no document could pass", $"`{rule.Id}` の `min` が `{low}`、`max` が `{high}` です。これではどの文書も通りません");
        }
    }

    /// <summary>Reads a limit; null if absent.</summary>
    internal static double? Limit(YamlReading reading, YamlMappingNode node, string key) => YamlReading.Child(node, key) is { } found ? Number(reading, found, key) : null;

    /// <summary>Reads a number; null and a problem if it is none.</summary>
    internal static double? Number(YamlReading reading, YamlNode found, string key)
    {
        if (found is YamlScalarNode scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && double.IsFinite(limit))
        {
            return limit;
        }

        reading.Problem("TSU2004", found, $"`{key}` is `{found}`, expected a number", $"`{key}` が `{found}` です。数を書いてください", Meant((found as YamlScalarNode)?.Value ?? ""));
        return null;
    }

    /// <summary>Says how a number is written that a person would read: full-width digits, separators, per cent.</summary>
    private static Phrase Meant(string text)
    {
        string plain = string.Concat(text.Trim().Select(letter => letter is >= '\uFF01' and <= '\uFF5E' ? (char)(letter - 0xFEE0) : letter)).Replace(",", "", StringComparison.Ordinal);
        bool percent = plain.EndsWith('%');
        if (!double.TryParse(percent ? plain[..^1] : plain, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
        {
            return default;
        }

        string written = (percent ? (decimal)number / 100 : (decimal)number).ToString("0.############", CultureInfo.InvariantCulture);
        return new Phrase($"write `{written}`", $"`{written}` と書いてください");
    }

    /// <summary>Reads a flag; null if absent.</summary>
    internal static bool? Flag(YamlReading reading, YamlMappingNode node, string key)
    {
        switch (YamlReading.Child(node, key))
        {
            case null:
                return null;
            case YamlScalarNode { Value: "yes" or "true" or "on" }:
                return true;
            case YamlScalarNode { Value: "no" or "false" or "off" }:
                return false;
            case { } other:
                reading.Problem("TSU2004", other, $"`{key}` is `{other}`, expected `yes` or `no`", $"`{key}` が `{other}` です。`yes` か `no` を書いてください");
                return null;
        }
    }

    /// <summary>Notes a limit that no share can meet, mostly one in per cent. A limit that every share meets is published by some, and drops nothing.</summary>
    private void CheckShare(YamlMappingNode node, Rule rule)
    {
        (string key, double? limit) = rule.Max < 0 ? ("max", rule.Max) : ("min", rule.Min > 1 ? rule.Min : null);
        if (limit is not null && measures.Shares.Contains(rule.Measure))
        {
            string found = limit.Value.ToString(CultureInfo.InvariantCulture);
            string share = (limit.Value / 100).ToString(CultureInfo.InvariantCulture);
            reading.Problem(
                "TSU2004",
                YamlReading.Child(node, key)!,
                $"`{key}` is `{found}`, expected a share from 0 to 1",
                $"`{key}` が `{found}` です。0〜1 の割合で書いてください",
                limit is > 1 and <= 100 ? new Phrase($"{found} per cent is `{share}`", $"{found}% は `{share}` です") : default);
        }
    }

    private void CheckMeasure(YamlNode? at, string id)
    {
        if (at is null || id.Length == 0 || measures.Has(id))
        {
            return;
        }

        string? near = NearestName.To(id, [.. measures.Present, .. measures.Absent.Select(signal => signal.Measure)]);
        Phrase list = MeasureModel.IsMeasure(id)
            ? new Phrase("`models` of the recipe names the models by which documents are measured", "文書を測るモデルは、レシピの `models` に名前を付けて書きます")
            : new Phrase("`tsumugi measures` lists them", "`tsumugi measures` で一覧を確認できます");
        reading.Problem(
            "TSU2010",
            at,
            $"measure `{id}` does not exist",
            $"尺度 `{id}` は存在しません",
            near is null
                ? list
                : new Phrase($"did you mean `{near}`? {list.English}", $"`{near}` のことですか。{list.Japanese}"));
    }

    private List<RuleChange> ReadChanges(YamlMappingNode rule)
    {
        List<RuleChange> changes = [];
        switch (YamlReading.Child(rule, "without"))
        {
            case null:
                break;
            case YamlMappingNode mapping:
                changes.AddRange(mapping.Children.Select(child => ReadChange(child.Key, child.Value)));
                break;
            case { } other:
                reading.Problem("TSU2003", other, "`without` must be a mapping from quirk to `off` or to what changes", "`without` は癖ごとに `off` か変更点を書いてください");
                break;
        }

        // What holds for one quirk comes first, what holds for several at once has the last word.
        return [.. changes.OrderBy(change => change.Quirks.Count)];
    }

    private RuleChange ReadChange(YamlNode key, YamlNode value)
    {
        string[] ids = ((key as YamlScalarNode)?.Value ?? "").Split('+', StringSplitOptions.TrimEntries);
        foreach (string id in ids.Where(id => quirks.All(quirk => quirk.Id != id)))
        {
            string? near = NearestName.To(id, quirks.Select(quirk => quirk.Id));
            reading.Problem("TSU2013", key, $"the preset declares no quirk `{id}`", $"プリセットの `quirks` に `{id}` がありません", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }

        if (value is not YamlMappingNode node)
        {
            if (value is not YamlScalarNode { Value: "off" or "no" or "false" })
            {
                reading.Problem("TSU2004", value, $"without `{string.Join('+', ids)}` the rule is `{value}`, expected `off` or what changes", $"`{string.Join('+', ids)}` を切ったときが `{value}` です。`off` か変更点を書いてください");
            }

            return new RuleChange { Quirks = ids, LeftOut = true };
        }

        reading.CheckKeys(node, Where.Section("without"), ChangeKeys);
        string measure = reading.Optional(node, "measure", "");
        CheckMeasure(YamlReading.Child(node, "measure"), measure);

        return new RuleChange
        {
            Quirks = ids,
            Measure = measure.Length > 0 ? measure : null,
            Min = Limit(reading, node, "min"),
            Max = Limit(reading, node, "max"),
            MinExclusive = Flag(reading, node, "min-exclusive"),
            MaxExclusive = Flag(reading, node, "max-exclusive"),
            Because = reading.Optional(node, "because", "") is { Length: > 0 } because ? because : null,
        };
    }
}
