using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class DedupSettingsTests
{
    [Fact]
    public void The_defaults_of_the_card_are_those_of_the_record() => Assert.Equal(new DedupSettings(), DedupSettings.From(Defaults()));

    [Fact]
    public void Every_key_arrives()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["exact"] = ["no"],
            ["near.on"] = ["no"],
            ["near.jaccard"] = ["0.65"],
            ["near.verify"] = ["no"],
            ["near.keep"] = ["newest"],
            ["against"] = ["out/before"],
            ["prefer"] = ["best"],
            ["prefer-sources"] = ["b", "a"],
        };
        DedupSettings settings = DedupSettings.From(new Settings(values));
        Assert.Equal(["b", "a"], settings.PreferSources);
        Assert.Equal(
            new DedupSettings { Exact = false, Near = false, Jaccard = 0.65, Verify = false, Keep = KeepOrder.Newest, Against = "out/before", Prefer = Preference.Best },
            settings with { PreferSources = [] });
        Assert.Equal(DedupSettings.Card.Settings.Select(setting => setting.Key).Order(), values.Keys.Order());
    }

    [Fact]
    public void Every_choice_of_keep_is_an_order()
    {
        SettingCard keep = DedupSettings.Card.Settings.Single(setting => setting.Key == "near.keep");
        Assert.Equal(Enum.GetNames<KeepOrder>().Select(name => name.ToLowerInvariant()), keep.Choices);
    }

    private static Settings Defaults() => new(DedupSettings.Card.Settings.ToDictionary(
        setting => setting.Key,
        setting => (IReadOnlyList<string>)(setting.Default is { } standard ? [standard] : []),
        StringComparer.Ordinal));
}
