using Tsumugi.Models.Transformer;
using Tsumugi.Tests.Models.Matrices;

namespace Tsumugi.Tests.Models.Transformer;

public sealed class LlamaSessionTests
{
    private static readonly LlamaShape Shape = new() { VocabularySize = 50, Width = 32, Layers = 3, Heads = 4, KeyValueHeads = 2, HeadWidth = 8, HiddenWidth = 88, ContextLength = 64, TiedEmbeddings = false };

    [Fact]
    public void Scores_are_those_of_a_pass_over_the_whole_text()
    {
        LlamaModel model = Model();
        (int[] tokens, _) = LlamaPassTests.Text(Shape, 1, 40);
        LlamaPass pass = new(model, 1, 40);
        LlamaSession oneByOne = new(model);
        for (int i = 0; i < tokens.Length; i++)
        {
            float[] found = oneByOne.Read(tokens.AsSpan(i, 1)).ToArray();
            Assert.True(Numbers.Distance(found, pass.Logits(tokens, i)) < 1e-4);
        }

        LlamaSession sideBySide = new(model, threads: 2);
        _ = sideBySide.Read(tokens.AsSpan(0, 30));
        Assert.True(Numbers.Distance(sideBySide.Logits, pass.Logits(tokens, 29)) < 1e-4);
        _ = sideBySide.Read(tokens.AsSpan(30));
        Assert.True(Numbers.Distance(sideBySide.Logits, oneByOne.Logits) < 1e-4);
        Assert.True(Numbers.Distance(sideBySide.Hidden, oneByOne.Hidden) < 1e-4);
        Assert.Equal((40, 24), (sideBySide.Length, sideBySide.Room));
    }

    [Fact]
    public void What_was_forgotten_leaves_no_trace()
    {
        LlamaSession session = new(Model());
        float[] first = session.Read([1, 2, 3]).ToArray();
        _ = session.Read([4, 5, 6, 7]);
        session.Rewind(2);
        Assert.Equal(first, session.Read([3]).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Rewind(4));
    }

    [Fact]
    public void A_full_context_is_an_error_and_generation_stops_before_it()
    {
        LlamaModel model = Model();
        Assert.Throws<InvalidOperationException>(() => new LlamaSession(model).Read(new int[65]).Length);
        Assert.Equal(64 - 3 + 1, TextGeneration.Continue(new LlamaSession(model), [1, 2, 3], 1000, SamplingSettings.Greedy, new HashSet<int>()).Count());
    }

    [Fact]
    public void The_same_seed_makes_the_same_text_and_another_another()
    {
        LlamaModel model = Model();
        int[] Made(ulong seed) => [.. TextGeneration.Continue(new LlamaSession(model), [1, 2], 30, new SamplingSettings { Seed = seed, Temperature = 1.5 }, new HashSet<int>())];
        Assert.Equal(Made(1), Made(1));
        Assert.NotEqual(Made(1), Made(2));
        int[] greedy = [.. TextGeneration.Continue(new LlamaSession(model), [1, 2], 30, SamplingSettings.Greedy, new HashSet<int>())];
        Assert.Equal(greedy, TextGeneration.Continue(new LlamaSession(model), [1, 2], 30, new SamplingSettings { Seed = 9, TopShare = 1e-9 }, new HashSet<int>()).ToArray());
        int end = greedy.First(token => token != greedy[0]);
        Assert.Equal(greedy.TakeWhile(token => token != end).ToArray(), TextGeneration.Continue(new LlamaSession(model), [1, 2], 30, SamplingSettings.Greedy, new HashSet<int> { end }).ToArray());
    }

    [Fact]
    public void Samples_follow_their_probabilities()
    {
        float[] logits = [0, MathF.Log(2), MathF.Log(4), float.NegativeInfinity, MathF.Log(3)];
        int[] Counts(SamplingSettings settings)
        {
            TokenSampler sampler = new(settings);
            int[] counts = new int[5];
            for (int i = 0; i < 10_000; i++)
            {
                counts[sampler.Choose(logits)]++;
            }

            return counts;
        }

        int[] all = Counts(new SamplingSettings { Seed = 4 });
        Assert.InRange(all[0], 850, 1150);
        Assert.InRange(all[2], 3800, 4200);
        Assert.Equal(0, all[3]);
        int[] two = Counts(new SamplingSettings { Seed = 4, TopCount = 2 });
        Assert.Equal([0, 0, 0], [two[0], two[1], two[3]]);
        Assert.InRange(two[4], 4050, 4520);
        int[] share = Counts(new SamplingSettings { Seed = 4, TopShare = 0.75 });
        Assert.Equal([0, 0], [share[0], share[3]]);
        Assert.True(share[1] > 1000);
    }

    private static LlamaModel Model()
    {
        LlamaModel model = LlamaModel.Fresh(Shape, 11);
        foreach (ParameterSlice slice in model.Layout.All.Where(slice => !slice.IsVector))
        {
            foreach (ref float value in slice.Of(model.Values))
            {
                value *= 8;
            }
        }

        return model;
    }
}
