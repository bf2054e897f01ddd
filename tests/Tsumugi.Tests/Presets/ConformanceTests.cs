using Tsumugi.Cli.Wiring;
using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Measure;
using Tsumugi.Text;

namespace Tsumugi.Tests.Presets;

/// <summary>Holds every preset against tables that an independent reading of the published code has written (tests/data/conformance).</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Tables => [.. ConformanceCase.Presets];

    [Fact]
    public void Every_preset_has_its_table() => Assert.Equal(PresetFolder.Names, ConformanceCase.Presets);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_number_is_that_of_the_published_code_to_six_decimals(string preset)
    {
        foreach (ConformanceCase item in ConformanceCase.Read(preset))
        {
            TextView view = new(item.Text);
            foreach ((string measure, double expected) in item.Values)
            {
                double found = MeasureCatalog.Find(measure)?.Of(view) ?? double.NaN;
                Assert.True(Math.Abs(found - expected) <= ToleranceOf(measure), $"{preset}, {item.Name}: {measure} is {found}, expected {expected}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_rule_decides_as_the_published_code(string preset)
    {
        Preset asPublished = PresetFolder.Find(preset, "")!;
        Preset repaired = asPublished.TurningOff([.. asPublished.Quirks.Select(quirk => quirk.Id)]);
        foreach (ConformanceCase item in ConformanceCase.Read(preset))
        {
            AssertFails(item.Fails, asPublished, item, "as published");
            AssertFails(item.FailsWithoutQuirks, repaired, item, "without quirks");
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_limit_is_seen_from_both_sides(string preset)
    {
        IReadOnlyList<ConformanceCase> cases = ConformanceCase.Read(preset);
        foreach (Rule rule in PresetFolder.Find(preset, "")!.Settled().Rules.Where(rule => rule is not { Min: 0, Max: null, MinExclusive: false }))
        {
            Assert.True(cases.Any(item => item.Values.TryGetValue(rule.Measure, out double value) && rule.Keeps(value)), $"{rule.Id} never keeps");
            Assert.True(rule.Min is null || IsUnreachable(rule.Measure, rule.Min) || cases.Any(item => item.Values.TryGetValue(rule.Measure, out double value) && !(rule with { Max = null }).Keeps(value)), $"{rule.Id} never drops below");
            Assert.True(rule.Max is null || IsUnreachable(rule.Measure, rule.Max) || cases.Any(item => item.Values.TryGetValue(rule.Measure, out double value) && !(rule with { Min = null }).Keeps(value)), $"{rule.Id} never drops above");
        }
    }

    // Six decimals, but for compressors: the tables were made with zlib and liblz4, and the runtime's zlib-ng and our LZ4 find nearly the same matches.
    private static double ToleranceOf(string measure) => measure.StartsWith("compression/", StringComparison.Ordinal) ? 0.005 : 0.5000001e-6;

    // A share of letters is at most 1 and a word has at least one letter, so these published limits can drop nothing.
    private static bool IsUnreachable(string measure, double? limit) => (measure, limit) is ("ja/hiragana-share-of-all", 2.0) or ("word/mean-length-datatrove", 1) or ("compression/lz4-share", 5.0);

    private static void AssertFails(IReadOnlyList<string> expected, Preset preset, ConformanceCase item, string reading)
    {
        HashSet<string> wanted = [.. preset.Settled().Rules.Select(rule => rule.Measure)];
        RuleEvaluator rules = new(preset, [.. MeasureCatalog.All.Where(measure => wanted.Contains(measure.Card.Id))]);
        double[] values = new double[rules.Measures.Count];
        bool[] keeps = new bool[rules.Preset.Rules.Count];
        rules.Evaluate(new TextView(item.Text), values);
        rules.Judge(values, keeps);
        List<string> fails = [.. rules.Preset.Rules.Where((rule, index) => !keeps[index] && item.Values.ContainsKey(rule.Measure)).Select(rule => rule.Id)];
        if (rules.Preset.Refusing(item.Url) is { } host)
        {
            fails.Insert(0, host.Rule);
        }

        Assert.True(expected.SequenceEqual(fails), $"{preset.Name}, {item.Name}, {reading}: fails [{string.Join(", ", fails)}], expected [{string.Join(", ", expected)}]");
    }
}
