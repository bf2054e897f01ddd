using Tsumugi.Models.Inference;

namespace Tsumugi.Tests.Models.Inference;

public sealed class SamplerTests
{
    private static readonly float[] Logits = [MathF.Log(0.5f), MathF.Log(0.3f), MathF.Log(0.2f)];

    [Fact]
    public void Temperature_zero_takes_the_likeliest_and_the_lower_id_of_equal_ones()
    {
        Assert.Equal(0, new Sampler(new SamplingSettings { Temperature = 0 }, 3).Next(Logits));
        Assert.Equal(1, new Sampler(new SamplingSettings { Temperature = 0 }, 3).Next([0, 2, 2]));
    }

    [Fact]
    public void Draws_follow_the_probabilities()
    {
        Sampler sampler = new(new SamplingSettings { Seed = 1 }, 3);
        int[] counts = new int[3];
        for (int i = 0; i < 20_000; i++)
        {
            counts[sampler.Next(Logits)]++;
        }

        // Five standard deviations of a binomial draw of 20,000 are 0.018.
        Assert.Equal(0.5, counts[0] / 20_000.0, 0.018);
        Assert.Equal(0.3, counts[1] / 20_000.0, 0.018);
        Assert.Equal(0.2, counts[2] / 20_000.0, 0.018);
    }

    [Theory]
    [InlineData(0.5, 0, 1)] // the likeliest alone makes up half
    [InlineData(0.51, 0, 2)]
    [InlineData(1, 2, 2)]
    [InlineData(0, 0, 1)] // at least one token stays
    public void Top_p_and_top_k_leave_the_tail_out(double topP, int topK, int kept)
    {
        Sampler sampler = new(new SamplingSettings { TopP = topP, TopK = topK, Seed = 3 }, 3);
        HashSet<int> seen = [];
        for (int i = 0; i < 500; i++)
        {
            seen.Add(sampler.Next(Logits));
        }

        Assert.Equal(Enumerable.Range(0, kept), seen.Order());
    }

    [Fact]
    public void Bias_and_penalties_change_the_draw()
    {
        Assert.Equal(2, new Sampler(new SamplingSettings { Temperature = 0, LogitBias = new Dictionary<int, double> { [2] = 100 } }, 3).Next(Logits));
        Sampler sampler = new(new SamplingSettings { Temperature = 0, PresencePenalty = 2 }, 3);
        Assert.Equal([0, 1, 2, 0], Enumerable.Range(0, 4).Select(_ => sampler.Next(Logits)));
        Sampler counting = new(new SamplingSettings { Temperature = 0, FrequencyPenalty = 2 }, 2);
        Assert.Equal([0, 0, 1, 0], Enumerable.Range(0, 4).Select(_ => counting.Next([3, 0])));
    }

    [Fact]
    public void The_same_seed_gives_the_same_tokens_and_another_seed_others()
    {
        static int[] Draw(ulong seed)
        {
            Sampler sampler = new(new SamplingSettings { Seed = seed }, 3);
            return [.. Enumerable.Range(0, 40).Select(_ => sampler.Next(Logits))];
        }

        Assert.Equal(Draw(5), Draw(5));
        Assert.NotEqual(Draw(5), Draw(6));
    }

    [Fact]
    public void Probabilities_are_told_with_the_likeliest_first()
    {
        TokenChance chance = Chances.Of(Logits, 1, 2);
        Assert.Equal(Math.Log(0.3), chance.LogProbability, 6);
        Assert.Equal([0, 1], chance.Likeliest.Select(other => other.Token));
        Assert.Equal(1000, Chances.LogOfSum([1000, 0]), 6); // nothing overflows
    }
}
