using Tsumugi.Stages.Dedup;

namespace Tsumugi.Tests.Dedup;

public sealed class BandPlanTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.75)]
    [InlineData(0.8)]
    [InlineData(0.85)]
    [InlineData(0.9)]
    [InlineData(0.95)]
    [InlineData(1)]
    public void Finds_the_wanted_similarity_with_at_most_256_places(double jaccard)
    {
        BandPlan plan = BandPlan.Choose(jaccard);
        Assert.InRange(plan.Places, 1, 256);
        Assert.True(plan.Recall(jaccard) >= BandPlan.LeastRecall, $"{plan} finds {plan.Recall(jaccard):p1} at {jaccard}");
    }

    [Fact]
    public void Is_22_bands_of_8_for_0_8() => Assert.Equal(new BandPlan(22, 8), BandPlan.Choose(0.8));

    [Theory]
    [InlineData(14, 8, 0.8, 0.924)] // the published curves of FineWeb and others
    [InlineData(14, 8, 0.6, 0.211)]
    [InlineData(20, 10, 0.7, 0.436)]
    [InlineData(40, 20, 0.85, 0.794)]
    public void The_curve_is_the_published_one(int bands, int rows, double jaccard, double recall) =>
        Assert.Equal(recall, new BandPlan(bands, rows).Recall(jaccard), 3);
}
