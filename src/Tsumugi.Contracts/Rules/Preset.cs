namespace Tsumugi.Contracts.Rules;

/// <summary>A published pipeline's rules, in its order.</summary>
/// <remarks>
/// A preset that is named after a publication behaves as its code does, faults included; each fault is a <see cref="Quirk"/> that can be
/// turned off. What the publication does beyond rules is said in <see cref="NotReproduced"/>.
/// </remarks>
public sealed record Preset
{
    /// <summary>The rule under which blocked hosts are left out.</summary>
    public const string BlockedHostRule = "url/blocked-host";

    /// <summary>The rule under which hosts are left out that are not allowed.</summary>
    public const string AllowedHostRule = "url/host-not-allowed";

    /// <summary>Gets the name: `swallow-v1`.</summary>
    public required string Name { get; init; }

    /// <summary>Gets one English sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets the same in Japanese.</summary>
    public required string SummaryJa { get; init; }

    /// <summary>Gets the paper, repository and version.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the rules that are held against documents, in the order in which the pipeline tests them.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Gets the rules that are not, since what they need is absent.</summary>
    public IReadOnlyList<SkippedRule> Skipped { get; init; } = [];

    /// <summary>Gets the faults of the published code, each on or off.</summary>
    public IReadOnlyList<Quirk> Quirks { get; init; } = [];

    /// <summary>Gets the steps of the publication that are not reproduced.</summary>
    public IReadOnlyList<PresetNote> NotReproduced { get; init; } = [];

    /// <summary>Gets the hosts it leaves out.</summary>
    public BlockedHosts BlockedHosts { get; init; } = BlockedHosts.None;

    /// <summary>Gets the only hosts it takes.</summary>
    public AllowedHosts AllowedHosts { get; init; } = AllowedHosts.All;

    /// <summary>Gives the preset with some of its quirks marked as off; <see cref="Settled"/> then changes the rules.</summary>
    /// <param name="ids">Ids of quirks; what the preset does not know has no effect.</param>
    public Preset TurningOff(IReadOnlyCollection<string> ids) => this with { Quirks = [.. Quirks.Select(quirk => quirk with { On = quirk.On && !ids.Contains(quirk.Id) })] };

    /// <summary>Gives the preset with its rules as they are in force: repaired, replaced or left out where a quirk is off.</summary>
    public Preset Settled()
    {
        HashSet<string> off = [.. Quirks.Where(quirk => !quirk.On).Select(quirk => quirk.Id)];
        List<Rule> rules = [];
        foreach (Rule rule in Rules)
        {
            Rule? changed = rule;
            foreach (RuleChange change in rule.Without.Where(change => change.Quirks.All(off.Contains)))
            {
                changed = changed is null ? null : change.Of(changed);
            }

            if (changed is not null)
            {
                rules.Add(changed with { Without = [] });
            }
        }

        return this with { Rules = rules };
    }

    /// <summary>Says which host rule leaves a page out, and what of its address does; null if none.</summary>
    public (string Rule, string Found)? Refusing(string url) =>
        AllowedHosts.Refusing(url) is { } host ? (AllowedHostRule, host)
        : BlockedHosts.Blocking(url) is { } suffix ? (BlockedHostRule, suffix)
        : null;
}
