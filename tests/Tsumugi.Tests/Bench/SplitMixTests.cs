using Tsumugi.Corpus;

namespace Tsumugi.Tests.Bench;

public sealed class SplitMixTests
{
    [Fact]
    public void Gives_the_published_numbers()
    {
        // Steele et al.'s generator from seed 1234567; the same values stand in the test suites of other implementations.
        SplitMix random = new(1234567);
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void Draws_stay_below_their_bound()
    {
        SplitMix random = new(7);
        int[] draws = [.. Enumerable.Range(0, 1000).Select(_ => random.Below(10))];
        Assert.Equal(Enumerable.Range(0, 10), draws.Distinct().Order());
    }
}
