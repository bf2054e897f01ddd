using Tsumugi.Contracts.Guarding;
using Tsumugi.Contracts.Messages;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Reads the guard rules of a served model from YAML.</summary>
public static class GuardReader
{
    private static readonly string[] RootKeys = ["name", "rules"];
    private static readonly string[] RuleKeys = ["id", "on", "action", "phrases", "personal-data", "token", "because", "because-ja"];
    private static readonly string[] Sides = ["input", "output", "both"];
    private static readonly string[] Actions = ["flag", "mask", "refuse"];
    private static readonly Phrase File = new("the guard rules", "ガードの規則");
    private static readonly Phrase Rule = new("a guard rule", "ガードの規則");

    /// <summary>Reads rules.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">The name that messages show.</param>
    /// <param name="kinds">The kinds of personal data that exist.</param>
    /// <exception cref="ProblemsException">Everything that is wrong with it.</exception>
    public static IReadOnlyList<GuardRule> Read(string yaml, string file, IReadOnlyCollection<string> kinds)
    {
        YamlReading reading = new(file);
        YamlMappingNode root = reading.Root(yaml, "rules");
        reading.CheckKeys(root, File, RootKeys);
        reading.Required(root, "name", File);
        List<GuardRule> rules = [];
        if (YamlReading.Child(root, "rules") is YamlSequenceNode list)
        {
            foreach (YamlNode item in list.Children)
            {
                Add(reading, item, kinds, rules);
            }
        }
        else
        {
            reading.Problem("TSU2002", root, "the file has no list `rules`", "ファイルに `rules` の一覧がありません");
        }

        reading.ThrowIfAny();
        return rules;
    }

    private static void Add(YamlReading reading, YamlNode item, IReadOnlyCollection<string> kinds, List<GuardRule> rules)
    {
        if (item is not YamlMappingNode node)
        {
            reading.Problem("TSU2003", item, "a guard rule must be a mapping with `id`, `on`, `action`", "ガードの規則は `id`、`on`、`action` を持つマッピングで書いてください");
            return;
        }

        reading.CheckKeys(node, Rule, RuleKeys);
        string id = reading.Required(node, "id", Rule);
        if (id.Length > 0 && (id.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-') || rules.Any(rule => rule.Id == id)))
        {
            reading.Problem("TSU2004", YamlReading.Child(node, "id")!, $"`id` is `{id}`, expected lower-case letters, digits and dashes that no other rule has", $"`id` が `{id}` です。ほかの規則と重ならない、小文字の英数字とハイフンで書いてください");
        }

        IReadOnlyList<string> phrases = reading.Texts(YamlReading.Child(node, "phrases"), "phrases");
        IReadOnlyList<string> data = reading.Texts(YamlReading.Child(node, "personal-data"), "personal-data");
        foreach (string kind in data.Where(kind => !kinds.Contains(kind)))
        {
            string? near = NearestName.To(kind, kinds);
            reading.Problem("TSU2004", YamlReading.Child(node, "personal-data")!, $"`personal-data` names `{kind}`, which no detector finds", $"`personal-data` の `{kind}` という種類はありません", near is null ? default : new Phrase($"did you mean `{near}`?", $"`{near}` のことではありませんか"));
        }

        if ((phrases.Count == 0 && data.Count == 0) || phrases.Any(string.IsNullOrWhiteSpace))
        {
            reading.Problem("TSU2002", node, "a guard rule needs `phrases` or `personal-data`, none of them empty", "ガードの規則には、空でない `phrases` か `personal-data` が必要です");
        }

        rules.Add(new GuardRule(
            id,
            OneOf(reading, node, "on", Sides) switch { 0 => GuardSide.Input, 1 => GuardSide.Output, _ => GuardSide.Input | GuardSide.Output },
            (GuardAction)OneOf(reading, node, "action", Actions),
            phrases,
            data,
            reading.Optional(node, "token", ""),
            reading.Required(node, "because", Rule),
            reading.Required(node, "because-ja", Rule)));
    }

    private static int OneOf(YamlReading reading, YamlMappingNode node, string key, string[] words)
    {
        string found = reading.Required(node, key, Rule);
        int index = Array.IndexOf(words, found);
        if (index < 0 && found.Length > 0)
        {
            string list = string.Join(", ", words.Select(word => $"`{word}`"));
            reading.Problem("TSU2004", YamlReading.Child(node, key)!, $"`{key}` is `{found}`, expected one of {list}", $"`{key}` が `{found}` です。{list} のどれかを書いてください");
        }

        return Math.Max(index, 0);
    }
}
