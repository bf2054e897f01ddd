using Tsumugi.Contracts.Measures;
using Tsumugi.Stages.Report.Facts;

namespace Tsumugi.Tests.Report;

public sealed class HistogramTests
{
    [Theory]
    [InlineData(Unit.Ratio, 1, 0.3, 600)] // 0.3 / 0.0005 is a hair below 600
    [InlineData(Unit.Ratio, 1, 7, 1999)] // beyond
    [InlineData(Unit.Ratio, 1, -1, 0)]
    [InlineData(Unit.Count, 100, 3, 60)]
    [InlineData(Unit.Quotient, 0.8, 0.13, 260)]
    [InlineData(Unit.Quotient, 10, 6, 1200)]
    [InlineData(Unit.Quotient, 11, 6, 120)]
    [InlineData(Unit.Letters, 1e6, 0, 0)]
    [InlineData(Unit.Letters, 1e6, 999, 600)]
    public void A_value_has_its_bin(Unit unit, double largest, double value, int bin) => Assert.Equal(bin, HistogramScale.For(unit, largest).BinOf(value));

    [Fact]
    public void No_document_is_lost_and_there_are_about_thirty_bars()
    {
        (long Passing, long Failing)[] fine = new (long, long)[HistogramScale.Bins];
        for (int i = 0; i < fine.Length; i++)
        {
            fine[i] = i >= 400 ? (3, 0) : (0, 2);
        }

        Histogram histogram = Histogram.Of(HistogramScale.For(Unit.Ratio, 1), fine, [0.2]);
        Assert.Equal(1600 * 3, histogram.Bins.Sum(bin => bin.Passing));
        Assert.Equal(400 * 2, histogram.Bins.Sum(bin => bin.Failing));
        Assert.InRange(histogram.Bins.Count, 20, 41);
        Assert.All(histogram.Bins, bin => Assert.True(bin.Passing == 0 || bin.Failing == 0, "the limit lies between two bars"));
    }

    [Fact]
    public void The_limit_is_in_the_picture_however_far_the_documents_are()
    {
        (long Passing, long Failing)[] fine = new (long, long)[HistogramScale.Bins];
        fine[2] = (5, 0);
        Histogram histogram = Histogram.Of(HistogramScale.For(Unit.Ratio, 1), fine, [0.9]);
        Assert.True(histogram.Bins[^1].To >= 0.9);
        Assert.Equal(0.001, histogram.Median, 12);
    }

    [Fact]
    public void Nothing_measured_gives_no_bars() => Assert.Empty(Histogram.Of(HistogramScale.For(Unit.Count, 0), new (long, long)[HistogramScale.Bins], [1]).Bins);
}
