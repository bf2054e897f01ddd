using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class ShardPrecedenceTests
{
    private static readonly DedupSettings Plain = new();

    [Fact]
    public void One_run_without_preferred_sources_has_none() => Assert.Empty(ShardPrecedence.Of([(["a", "b"], Plain)]));

    [Fact]
    public void Sources_go_in_the_order_in_which_they_are_preferred() =>
        Assert.Equal([2, 1, 0, 2], ShardPrecedence.Of([(["a", "b", "c", "d"], Plain with { PreferSources = ["c", "b"] })]));

    [Theory]
    [InlineData(Preference.Old, new[] { 0, 0, 1, 1 })]
    [InlineData(Preference.New, new[] { 1, 1, 0, 0 })]
    [InlineData(Preference.Best, new int[0])]
    public void A_run_goes_before_or_behind_what_stands_before_it(Preference prefer, int[] expected) =>
        Assert.Equal(expected, ShardPrecedence.Of([(["a", "a"], Plain), (["b", "b"], Plain with { Prefer = prefer })]));

    [Fact]
    public void The_order_among_earlier_runs_stays()
    {
        DedupSettings newer = Plain with { Prefer = Preference.New };
        Assert.Equal([1, 0, 2], ShardPrecedence.Of([(["a"], Plain), (["b"], newer), (["c"], Plain)]));
        Assert.Equal([2, 1, 0], ShardPrecedence.Of([(["a"], Plain), (["b"], newer), (["c"], newer)]));
        Assert.Equal([2, 3, 0, 1], ShardPrecedence.Of([(["a", "b"], Plain with { PreferSources = ["a"] }), (["d", "c"], newer with { PreferSources = ["d"] })]));
    }

    [Fact]
    public void A_run_without_a_shard_changes_nothing()
    {
        Assert.Equal([0, 1], ShardPrecedence.Of([([], Plain), (["a"], Plain), ([], Plain with { Prefer = Preference.New }), (["c"], Plain)]));
        Assert.Empty(ShardPrecedence.Of([]));
    }
}
