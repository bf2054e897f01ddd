using Tsumugi.Contracts.Rules;
using Tsumugi.Stages.Trials;

namespace Tsumugi.Tests.Trials;

/// <summary>The test of a whole block says what the rule says of each value.</summary>
public sealed class RuleTestTests
{
    private static readonly double[] Edges =
    [
        double.NaN, double.NegativeInfinity, double.PositiveInfinity, -1, -double.Epsilon, -0.0, 0, double.Epsilon, 0.2, double.BitIncrement(0.2), double.BitDecrement(0.2),
        0.3, double.BitIncrement(0.3), double.BitDecrement(0.3), 1, 400, double.MaxValue, double.MinValue,
    ];

    [Theory]
    [InlineData(0.2, null)]
    [InlineData(null, 0.3)]
    [InlineData(0.2, 0.3)]
    [InlineData(0.0, 0.0)]
    [InlineData(-0.0, 400.0)]
    [InlineData(null, null)]
    public void Marks_what_the_rule_drops(double? min, double? max)
    {
        foreach ((bool minExclusive, bool maxExclusive) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            Rule rule = new() { Id = "r", Measure = "m", Because = "tests", Min = min, Max = max, MinExclusive = minExclusive, MaxExclusive = maxExclusive };
            long[] words = [.. Edges.Select(_ => 1L)];
            new RuleTest("m", min, max, minExclusive, maxExclusive).Mark(Edges, words, long.MinValue);
            Assert.Equal(Edges.Select(value => rule.Keeps(value) ? 1L : 1L | long.MinValue), words);
        }
    }

    [Fact]
    public void Nearest_documents_are_those_of_a_full_sort_in_any_split()
    {
        Random random = new(7);
        List<NearDocument> all = [.. Enumerable.Range(0, 500).Select(row => new NearDocument(new Tsumugi.Stages.Dedup.DocumentAddress(row % 3, row), random.Next(40), []))];
        foreach (bool greatestFirst in new[] { true, false })
        {
            NearestDocuments one = new(greatestFirst, 20);
            NearestDocuments other = new(greatestFirst, 20);
            all.ForEach(document => (document.Address.Shard == 1 ? one : other).Offer(document));
            one.Take(other);
            IEnumerable<NearDocument> sorted = greatestFirst ? all.OrderByDescending(document => document.Value).ThenBy(document => document.Address) : all.OrderBy(document => document.Value).ThenBy(document => document.Address);
            Assert.Equal(sorted.Take(20).Select(document => document.Address), one.Ordered().Select(document => document.Address));
        }
    }
}
