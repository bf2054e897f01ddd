using Tsumugi.Models.Evaluation;
using Tsumugi.Models.Proving;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Tests.Models.Proving;

public sealed class PairedBootstrapTests
{
    private const int Letters = 1000;

    [Fact]
    public void The_interval_is_that_of_the_normal_distribution_where_differences_are_normal()
    {
        // 400 documents whose differences have mean 0.1 and standard deviation 0.2: the standard error is 0.01.
        ArmScores scores = Scores([400], draws: 1, new SeededRandom(3), (random, _) => 0.1 + (0.2 * random.NextNormal()));
        Interval interval = PairedBootstrap.Differences(scores, 0, seed: 1)[1].Mean;
        Assert.InRange(interval.High - interval.Low, 2 * 1.96 * 0.01 * 0.88, 2 * 1.96 * 0.01 * 1.12);
        Assert.InRange((interval.Low + interval.High) / 2, interval.Value - 0.002, interval.Value + 0.002);
    }

    [Fact]
    public void About_95_of_100_intervals_hold_the_true_difference()
    {
        int held = 0;
        for (int trial = 0; trial < 100; trial++)
        {
            ArmScores scores = Scores([60], draws: 1, new SeededRandom((ulong)trial + 100), (random, _) => 0.05 + (0.1 * random.NextNormal()));
            Interval interval = PairedBootstrap.Differences(scores, 0, (ulong)trial)[1].Mean;
            held += interval.Low <= 0.05 && 0.05 <= interval.High ? 1 : 0;
        }

        // Binomial(100, 0.95) is within 87 and 99 with a chance of 0.99.
        Assert.InRange(held, 87, 99);
    }

    [Fact]
    public void What_is_hard_for_both_arms_falls_out()
    {
        // Documents cost from 1 to 9 bits a letter, and the second arm exactly 0.3 more: no doubt is left.
        ArmScores scores = Scores([50], draws: 4, new SeededRandom(5), (_, _) => 0.3);
        Interval interval = PairedBootstrap.Differences(scores, 0, seed: 1)[1].Mean;
        Assert.Equal((0.3, 0.3, 0.3), (Math.Round(interval.Value, 9), Math.Round(interval.Low, 9), Math.Round(interval.High, 9)));
    }

    [Fact]
    public void The_spread_between_draws_is_in_the_interval()
    {
        Interval Of(double spread)
        {
            double[] ofDraw = [-spread, -spread / 2, 0, spread / 2, spread];
            return PairedBootstrap.Differences(Scores([200], draws: 5, new SeededRandom(9), (_, draw) => ofDraw[draw]), 0, seed: 1)[1].Mean;
        }

        Assert.True(Of(0.2).High - Of(0.2).Low > 1.8 * (Of(0.1).High - Of(0.1).Low));
        Assert.True(Of(0.1).High > 0.02);
    }

    [Fact]
    public void Domains_count_alike_however_large_they_are_and_some_do_not_count()
    {
        ArmScores scores = new(2, 1, [Domain("a", 10), Domain("b", 90), Domain("c", 10, isCounted: false)]);
        for (int i = 0; i < 110; i++)
        {
            scores.Letters(0)[i] = Letters;
            scores.Bits(0, 0)[i] = 5 * Letters;
            scores.Bits(1, 0)[i] = (i < 10 ? 5.4 : i < 100 ? 5.2 : 9) * Letters;
        }

        ArmDifference difference = PairedBootstrap.Differences(scores, 0, seed: 1)[1];
        Assert.Equal(0.3, difference.Mean.Value, 9);
        Assert.Equal(0.3, difference.Mean.High, 9);
        Assert.Equal([0.4, 0.2, 4], difference.Domains.Select(domain => Math.Round(domain.Value, 9)));
    }

    [Fact]
    public void Controls_rank_last_or_the_verdict_says_so()
    {
        ArmScores scores = new(3, 1, [Domain("a", 2), Domain("b", 2)]);
        for (int i = 0; i < 4; i++)
        {
            scores.Letters(0)[i] = Letters;
            scores.Bits(0, 0)[i] = 5 * Letters;
            scores.Bits(1, 0)[i] = (i < 2 ? 5.6 : 5.1) * Letters;
            scores.Bits(2, 0)[i] = (i < 2 ? 5.5 : 5.3) * Letters;
        }

        ProofVerdict verdict = ProofVerdict.Of(scores, firstControl: 2);
        Assert.True(verdict.LastOverall);
        Assert.Equal([true, true], verdict.SeenIn);
        Assert.Equal([0, 1, 2], verdict.Ranking);
        scores.Bits(1, 0)[3] += Letters;
        Assert.False(ProofVerdict.Of(scores, firstControl: 2).LastOverall);
    }

    private static HeldOutDomain Domain(string name, int documents, bool isCounted = true) => new(name, [.. Enumerable.Repeat("x", documents)], isCounted);

    /// <summary>Two arms; the second costs more by a difference of its own for each document and draw.</summary>
    private static ArmScores Scores(int[] documents, int draws, SeededRandom random, Func<SeededRandom, int, double> difference)
    {
        ArmScores scores = new(2, draws, [.. documents.Select((count, number) => Domain($"{number}", count))]);
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < documents.Sum(); i++)
            {
                scores.Letters(draw)[i] = Letters;
                scores.Bits(0, draw)[i] = (1 + (8 * random.NextShare())) * Letters;
                scores.Bits(1, draw)[i] = scores.Bits(0, draw)[i] + (difference(random, draw) * Letters);
            }
        }

        return scores;
    }
}
