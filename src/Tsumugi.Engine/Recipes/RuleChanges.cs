using Tsumugi.Contracts.Messages;
using Tsumugi.Contracts.Recipes;
using Tsumugi.Contracts.Rules;
using YamlDotNet.RepresentationModel;

namespace Tsumugi.Engine.Recipes;

/// <summary>Applies `--set rules.chars.min=300` to a preset that stands by itself, without a recipe around it.</summary>
public static class RuleChanges
{
    /// <summary>Applies the changes in order; a later one wins.</summary>
    /// <param name="preset">The rules.</param>
    /// <param name="sets">The changes.</param>
    /// <param name="sections">The sections that stages offer.</param>
    /// <exception cref="TsumugiException">TSU2008: a change has another form; TSU2044: it is not about a rule.</exception>
    /// <exception cref="ProblemsException">A rule or limit does not exist or is no number.</exception>
    public static Preset Apply(Preset preset, IReadOnlyList<string> sets, IReadOnlyList<SectionCard> sections)
    {
        foreach (string set in sets)
        {
            string key = set.Split('=')[0];
            if (set.Contains('=', StringComparison.Ordinal) && (!key.StartsWith("rules.", StringComparison.Ordinal) || key == "rules.preset"))
            {
                throw new TsumugiException(
                    "TSU2044",
                    ExitCode.Usage,
                    "--set",
                    new Phrase($"found `{set}`, expected a rule such as `rules.chars.min=300`", $"`{set}` ではなく `rules.chars.min=300` のように規則を指定してください"),
                    key == "rules.preset" ? new Phrase("use `--preset NAME`", "`--preset 名前` を使ってください") : new Phrase("`tsumugi decide` changes other settings too", "規則以外の設定は `tsumugi decide` で変えられます"));
            }
        }

        YamlMappingNode root = [];
        RecipeChanges.Apply(root, sets, sections);
        YamlReading reading = new("--set");
        Preset changed = YamlReading.Child(root, "rules") is YamlMappingNode rules && YamlReading.Child(rules, "override") is { } overrides
            ? RuleOverrides.Apply(reading, preset, overrides)
            : preset;
        reading.ThrowIfAny();
        return changed;
    }
}
