using Tsumugi.Contracts.Rules;

namespace Tsumugi.Cli.Weighing;

/// <summary>A rule whose limits differ between two sets of rules.</summary>
/// <param name="Before">The rule as it was; null if it is new.</param>
/// <param name="After">The rule as it would be; null if it is gone.</param>
internal sealed record ChangedLimit(Rule? Before, Rule? After)
{
    /// <summary>Gets the rule's id.</summary>
    public string Id => (After ?? Before)!.Id;

    /// <summary>Finds what differs, in the order of the new rules, then those that are gone.</summary>
    public static List<ChangedLimit> Between(Preset before, Preset after)
    {
        Dictionary<string, Rule> old = before.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        List<ChangedLimit> changed = [];
        foreach (Rule rule in after.Rules)
        {
            Rule? was = old.GetValueOrDefault(rule.Id);
            if (was is null || (was.Measure, was.Min, was.Max, was.MinExclusive, was.MaxExclusive) != (rule.Measure, rule.Min, rule.Max, rule.MinExclusive, rule.MaxExclusive))
            {
                changed.Add(new ChangedLimit(was, rule));
            }
        }

        HashSet<string> left = [.. after.Rules.Select(rule => rule.Id)];
        changed.AddRange(before.Rules.Where(rule => !left.Contains(rule.Id)).Select(rule => new ChangedLimit(rule, null)));
        return changed;
    }

    /// <summary>Gets a set of rules with this change and no other.</summary>
    public Preset Alone(Preset before) => before with
    {
        Rules = After is null
            ? [.. before.Rules.Where(rule => rule.Id != Id)]
            : Before is null ? [.. before.Rules, After] : [.. before.Rules.Select(rule => rule.Id == Id ? After : rule)],
    };
}
