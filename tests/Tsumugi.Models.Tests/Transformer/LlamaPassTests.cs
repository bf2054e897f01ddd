using Tsumugi.Models.Transformer;
using Tsumugi.Tests.Models.Matrices;

namespace Tsumugi.Tests.Models.Transformer;

public sealed class LlamaPassTests
{
    /// <summary>Groups of heads, odd widths, one layer and more, heads of their own width, embeddings that are not tied.</summary>
    private static readonly LlamaShape Small = new() { VocabularySize = 23, Width = 12, Layers = 2, Heads = 4, KeyValueHeads = 2, HeadWidth = 6, HiddenWidth = 19, ContextLength = 80, TiedEmbeddings = false, RotaryBase = 100 };

    public static TheoryData<string> Shapes => ["small", "tied", "one key head", "all key heads", "long"];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Losses_are_those_of_the_reference(string name)
    {
        (LlamaModel model, int length) = Made(name);
        (int[] tokens, int[] targets) = Text(model.Shape, 2, length);
        ReadOnlySpan<double> losses = new LlamaPass(model, 2, length).Losses(tokens, targets);
        ReferenceLlama reference = ReferenceLlama.Of(model);
        for (int i = 0; i < 2; i++)
        {
            double sum = reference.Loss(tokens.AsSpan(i * length, length), targets.AsSpan(i * length, length)).Sum;
            double found = 0;
            foreach (double loss in losses.Slice(i * length, length))
            {
                found += loss;
            }

            Assert.Equal(sum, found, 1e-5 * length);
        }
    }

    /// <summary>Every kind of matrix, at several places: what the way back says against what the reference does when one weight moves.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_are_what_differences_of_the_reference_show(string name)
    {
        (LlamaModel model, int length) = Made(name);
        (int[] tokens, int[] targets) = Text(model.Shape, 2, length);
        float[] gradients = new float[model.Values.Length];
        double loss = new LlamaPass(model, 2, length).Backward(tokens, targets, gradients);
        ReferenceLlama reference = ReferenceLlama.Of(model);
        Assert.Equal(Mean(reference, tokens, targets, length), loss, 1e-6);
        SeededRandom random = new(3);
        foreach (ParameterSlice slice in model.Layout.All)
        {
            double largest = 0;
            foreach (float gradient in slice.Of(gradients))
            {
                largest = Math.Max(largest, Math.Abs(gradient));
            }

            Assert.True(largest > 1e-7, $"{slice.Name} has no gradient at all");
            for (int probe = 0; probe < (name == "small" ? 6 : 2); probe++)
            {
                int at = slice.Name.StartsWith("model.embed", StringComparison.Ordinal) && probe == 0 ? tokens[0] * slice.Columns : random.Below(slice.Length);
                const double Step = 1e-4;
                double old = reference[slice.Name][at];
                reference[slice.Name][at] = old + Step;
                double above = Mean(reference, tokens, targets, length);
                reference[slice.Name][at] = old - Step;
                double below = Mean(reference, tokens, targets, length);
                reference[slice.Name][at] = old;
                double slope = (above - below) / (2 * Step);
                Assert.True(Math.Abs(slope - gradients[slice.Start + at]) < 1e-6 + (1e-4 * largest), $"{slice.Name}[{at}]: differences show {slope}, the way back says {gradients[slice.Start + at]}");
            }
        }
    }

    [Fact]
    public void Threads_change_no_bit_of_losses_and_gradients()
    {
        LlamaModel model = LlamaModel.Fresh(Small with { VocabularySize = 600, Width = 48, HeadWidth = 12, HiddenWidth = 128 }, 5);
        (int[] tokens, int[] targets) = Text(model.Shape, 8, 80);
        float[] alone = new float[model.Values.Length];
        double loss = new LlamaPass(model, 8, 80).Backward(tokens, targets, alone);
        for (int threads = 2; threads < 5; threads++)
        {
            float[] together = new float[model.Values.Length];
            Assert.Equal(loss, new LlamaPass(model, 8, 80, threads).Backward(tokens, targets, together));
            Assert.Equal(alone, together);
        }
    }

    [Fact]
    public void Gradients_of_two_passes_add_up_to_those_of_one()
    {
        LlamaModel model = LlamaModel.Fresh(Small, 6);
        (int[] tokens, int[] targets) = Text(model.Shape, 2, 10);
        Array.Fill(targets, 3);
        float[] whole = new float[model.Values.Length], parts = new float[model.Values.Length];
        _ = new LlamaPass(model, 2, 10).Backward(tokens, targets, whole);
        LlamaPass half = new(model, 1, 10);
        _ = half.Backward(tokens[..10], targets[..10], parts, 0.5f);
        _ = half.Backward(tokens[10..], targets[10..], parts, 0.5f);
        Assert.True(Numbers.Distance(whole, parts) < 1e-6);
    }

    [Fact]
    public void A_later_token_changes_nothing_before_it()
    {
        LlamaModel model = LlamaModel.Fresh(Small, 7);
        (int[] tokens, int[] targets) = Text(model.Shape, 1, 70);
        targets[66] = 5;
        double[] before = new LlamaPass(model, 1, 70).Losses(tokens, targets).ToArray();
        tokens[66] = (tokens[66] + 1) % 23;
        double[] after = new LlamaPass(model, 1, 70).Losses(tokens, targets).ToArray();
        Assert.Equal(before[..66], after[..66]);
        Assert.NotEqual(before[66], after[66]);
    }

    [Fact]
    public void Nothing_asked_is_no_loss_and_no_gradient()
    {
        LlamaModel model = LlamaModel.Fresh(Small, 8);
        float[] gradients = new float[model.Values.Length];
        Assert.Equal(0, new LlamaPass(model, 1, 4).Backward([1, 2, 3, 4], [-1, -1, -1, -1], gradients));
        Assert.All(gradients, gradient => Assert.Equal(0, gradient));
    }

    private static double Mean(ReferenceLlama reference, int[] tokens, int[] targets, int length)
    {
        (double sum, int count) = (0, 0);
        for (int start = 0; start < tokens.Length; start += length)
        {
            (double more, int asked) = reference.Loss(tokens.AsSpan(start, length), targets.AsSpan(start, length));
            (sum, count) = (sum + more, count + asked);
        }

        return sum / count;
    }

    internal static (int[] Tokens, int[] Targets) Text(LlamaShape shape, int sequences, int length)
    {
        SeededRandom random = new(9);
        int[] tokens = new int[sequences * length], targets = new int[sequences * length];
        for (int i = 0; i < tokens.Length; i++)
        {
            (tokens[i], targets[i]) = (random.Below(shape.VocabularySize), i % 7 == 3 ? -1 : random.Below(shape.VocabularySize));
        }

        return (tokens, targets);
    }

    private static (LlamaModel Model, int Length) Made(string name)
    {
        LlamaShape shape = name switch
        {
            "tied" => Small with { TiedEmbeddings = true, Width = 16, HeadWidth = 4 },
            "one key head" => Small with { KeyValueHeads = 1, Layers = 1, HeadWidth = 16 },
            "all key heads" => Small with { KeyValueHeads = 4, Layers = 1 },
            "long" => Small with { Layers = 1, VocabularySize = 40, Heads = 2, KeyValueHeads = 1 },
            _ => Small,
        };
        LlamaModel model = LlamaModel.Fresh(shape, 4);

        // Fresh weights are so small that attention is even; larger ones make every path matter.
        SeededRandom random = new(10);
        foreach (ref float value in model.Values.AsSpan())
        {
            value = (value * 12) + (float)(random.NextNormal() * 0.02);
        }

        foreach (ParameterSlice slice in model.Layout.All.Where(slice => slice.IsVector))
        {
            foreach (ref float value in slice.Of(model.Values))
            {
                value = 1 + (float)(random.NextNormal() * 0.2);
            }
        }

        return (model, name == "long" ? 70 : 9);
    }
}
