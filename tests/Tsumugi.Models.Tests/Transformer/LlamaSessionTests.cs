using Tsumugi.Models.Inference;
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
            oneByOne.Read(tokens.AsSpan(i, 1));
            float[] found = oneByOne.Logits.ToArray();
            Assert.True(Numbers.Distance(found, pass.Logits(tokens, i)) < 1e-4);
        }

        LlamaSession sideBySide = new(model, threads: 2);
        sideBySide.Read(tokens.AsSpan(0, 30));
        Assert.True(Numbers.Distance(sideBySide.Logits, pass.Logits(tokens, 29)) < 1e-4);
        sideBySide.Read(tokens.AsSpan(30));
        Assert.True(Numbers.Distance(sideBySide.Logits, oneByOne.Logits) < 1e-4);
        Assert.True(Numbers.Distance(sideBySide.Hidden, oneByOne.Hidden) < 1e-4);
        Assert.Equal((40, 24), (sideBySide.Length, sideBySide.Room));
    }

    [Fact]
    public void What_was_forgotten_leaves_no_trace()
    {
        LlamaSession session = new(Model());
        session.Read([1, 2, 3]);
        float[] first = session.Logits.ToArray();
        session.Read([4, 5, 6, 7]);
        session.Rewind(2);
        session.Read([3]);
        Assert.Equal(first, session.Logits.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Rewind(4));
    }

    [Fact]
    public void A_full_context_is_an_error()
    {
        LlamaModel model = Model();
        Assert.Throws<InvalidOperationException>(() => new LlamaSession(model).Read(new int[65]));
        LlamaSession session = new(model);
        session.Read(new int[64]);
        Assert.Equal(0, session.Room);
        Assert.Throws<InvalidOperationException>(() => session.Append(1));
    }

    [Fact]
    public void The_generator_writes_with_it()
    {
        LlamaModel model = Model();
        int[] greedy = Greedy.Continue(model, [1, 2], 30);
        LlamaSession session = new(model);
        session.Append(1);
        session.Append(2);
        Sampler likeliest = new(new SamplingSettings { Temperature = 0 }, Shape.VocabularySize);
        Assert.Equal(greedy[0], likeliest.Next(session.Logits));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Append(50));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Append(-1));
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
