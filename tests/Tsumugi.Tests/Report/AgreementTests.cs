using Tsumugi.Stages.Compare;

namespace Tsumugi.Tests.Report;

public sealed class AgreementTests
{
    [Theory]
    [InlineData(20, 5, 10, 15, 0.4, 20.0 / 35)] // the example of Cohen's kappa in textbooks: (0.7 − 0.5) / (1 − 0.5)
    [InlineData(10, 0, 0, 90, 1, 1)]
    [InlineData(0, 50, 50, 0, -1, 0)]
    [InlineData(25, 25, 25, 25, 0, 25.0 / 75)]
    [InlineData(0, 0, 0, 0, 1, 1)]
    [InlineData(7, 0, 0, 0, 1, 1)]
    [InlineData(0, 0, 0, 7, 1, 1)]
    public void Kappa_and_jaccard_are_as_defined(long both, long first, long second, long neither, double kappa, double jaccard)
    {
        Agreement agreement = new(0, 1, both, first, second, neither);
        Assert.Equal(kappa, agreement.Kappa, 12);
        Assert.Equal(jaccard, agreement.Jaccard, 12);
    }
}
