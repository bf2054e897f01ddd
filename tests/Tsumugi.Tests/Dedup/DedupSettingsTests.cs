using Tsumugi.Contracts.Recipes;
using Tsumugi.Stages.Dedup;
using Tsumugi.Text.Similarity;

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
            ["near.containment"] = ["0.9"],
            ["near.unit"] = ["words"],
            ["near.size"] = ["3"],
            ["near.bands"] = ["14"],
            ["near.rows"] = ["8"],
            ["against"] = ["out/before"],
            ["prefer"] = ["best"],
            ["prefer-sources"] = ["b", "a"],
        };
        DedupSettings settings = DedupSettings.From(new Settings(values));
        Assert.Equal(["b", "a"], settings.PreferSources);
        Assert.Equal(
            new DedupSettings { Exact = false, Near = false, Jaccard = 0.65, Verify = false, Keep = KeepOrder.Newest, Containment = 0.9, Unit = ShingleUnit.Words, Size = 3, WrittenBands = new BandPlan(14, 8), Against = "out/before", Prefer = Preference.Best },
            settings with { PreferSources = [] });
        Assert.Equal(DedupSettings.Card.Settings.Select(setting => setting.Key).Order(), values.Keys.Order());
    }

    [Fact]
    public void Every_choice_of_keep_is_an_order()
    {
        SettingCard keep = DedupSettings.Card.Settings.Single(setting => setting.Key == "near.keep");
        Assert.Equal(Enum.GetNames<KeepOrder>().Select(name => name.ToLowerInvariant()), keep.Choices);
    }

    [Fact]
    public void A_plan_of_an_older_version_lacks_the_newer_keys()
    {
        string[] newer = ["near.containment", "near.unit", "near.size", "near.bands", "near.rows"];
        Settings old = new(Defaults().Values.Where(value => !newer.Contains(value.Key)).ToDictionary(StringComparer.Ordinal));
        Assert.Equal(new DedupSettings(), DedupSettings.From(old));
    }

    [Theory]
    [InlineData("14", "8", "", "yes", null)] // FineWeb's
    [InlineData("20", "10", "", "yes", null)] // llm-jp's
    [InlineData("", "", "0.9", "yes", null)]
    [InlineData("14", "", "", "yes", "near.bands")]
    [InlineData("", "8", "", "yes", "near.rows")]
    [InlineData("32", "16", "", "yes", "near.rows")] // 512 places, one too many
    [InlineData("", "", "0.9", "no", "near.containment")]
    public void Keys_are_held_against_each_other(string bands, string rows, string containment, string verify, string? problem)
    {
        Dictionary<string, IReadOnlyList<string>> values = Defaults().Values.ToDictionary(StringComparer.Ordinal);
        values["near.bands"] = bands.Length > 0 ? [bands] : [];
        values["near.rows"] = rows.Length > 0 ? [rows] : [];
        values["near.containment"] = containment.Length > 0 ? [containment] : [];
        values["near.verify"] = [verify];
        Assert.Equal(problem, DedupSettings.Check(new Settings(values))?.Key);
    }

    private static Settings Defaults() => new(DedupSettings.Card.Settings.ToDictionary(
        setting => setting.Key,
        setting => (IReadOnlyList<string>)(setting.Default is { } standard ? [standard] : []),
        StringComparer.Ordinal));
}
