using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Writes `--set section.key=value` into a recipe before it is checked.</summary>
internal static class RecipeChanges
{
    /// <summary>Applies the changes in order; a later one wins.</summary>
    /// <exception cref="TsumugiException">TSU2008: a change is not of the form `key=value`.</exception>
    public static void Apply(YamlMappingNode root, IReadOnlyList<string> sets, IReadOnlyList<SectionCard> sections)
    {
        foreach (string set in sets)
        {
            int equals = set.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new TsumugiException("TSU2008", ExitCode.Usage, "--set", new Phrase($"found `{set}`, expected `section.key=value`", $"`{set}` ではなく `section.key=value` の形で書いてください"), new Phrase("for example `--set rules.chars.min=300`", "例: `--set rules.chars.min=300`"));
            }

            Put(root, Path(set[..equals], sections), set[(equals + 1)..]);
        }
    }

    /// <summary>Splits the key; `rules.chars.min` and `rules.chars` mean a rule, since no setting of the section is named so.</summary>
    private static List<string> Path(string key, IReadOnlyList<SectionCard> sections)
    {
        List<string> path = [.. key.Split('.')];
        bool isRule = path is ["rules", _] or ["rules", _, _] && path[1] != "override" && sections.FirstOrDefault(section => section.Name == "rules")?.Settings.Any(card => card.Key == path[1]) == false;
        if (isRule)
        {
            path.Insert(1, "override");
        }

        return path;
    }

    private static void Put(YamlMappingNode at, List<string> path, string value)
    {
        foreach (string step in path[..^1])
        {
            YamlScalarNode key = new(step);
            if (!at.Children.TryGetValue(key, out YamlNode? child) || child is not YamlMappingNode mapping)
            {
                at.Children[key] = mapping = [];
            }

            at = mapping;
        }

        at.Children[new YamlScalarNode(path[^1])] = value.StartsWith('[') && value.EndsWith(']')
            ? new YamlSequenceNode(value[1..^1].Split(',').Select(item => new YamlScalarNode(item.Trim())))
            : new YamlScalarNode(value);
    }
}
