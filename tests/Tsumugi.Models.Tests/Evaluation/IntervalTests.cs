using Tsumugi.Models.Evaluation;

namespace Tsumugi.Tests.Models.Evaluation;

public sealed class IntervalTests
{
    [Fact]
    public void None_right_is_not_above_nothing_and_all_right_ends_at_one() => Assert.All(Enumerable.Range(1, 500), of =>
    {
        Assert.Equal(0, Interval.OfShare(0, of).Low);
        Assert.Equal(1, Interval.OfShare(of, of).High);
    });

    [Theory]
    [InlineData(20, 100, 0.1334, 0.2888)] // worked by hand from Wilson's formula
    [InlineData(1, 10, 0.0179, 0.4042)]
    public void Shares_have_the_interval_of_Wilson(int hits, int of, double low, double high)
    {
        Interval interval = Interval.OfShare(hits, of);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }
}
