using System.Runtime.Intrinsics;
using Tsumugi.Models.Matrices;

namespace Tsumugi.Tests.Models.Matrices;

public sealed class RowKernelTests
{
    [Fact]
    public void Powers_of_e_are_right_to_the_last_bits()
    {
        for (float x = -87.3f; x < 88; x += 0.01371f)
        {
            double found = VectorMath.Exp(Vector256.Create(x))[3];
            Assert.True(Math.Abs((found / Math.Exp(x)) - 1) < 3e-7, $"e^{x} is {found}");
        }

        Assert.Equal(1, VectorMath.Exp(Vector256<float>.Zero)[0]);
        Assert.InRange(VectorMath.Exp(Vector256.Create(-1000f))[0], 0, 1.2e-38f);
        Assert.True(float.IsFinite(VectorMath.Exp(Vector256.Create(1000f))[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(129)]
    public void Rows_are_normalised_as_the_definition_says(int width)
    {
        float[] x = Numbers.Of(3 * width, 1, 5), weight = Numbers.Of(width, 2), y = new float[3 * width], wanted = new float[3 * width];
        RootMeanSquareNorm.Forward(x, weight, y, 1e-5f);
        RootMeanSquareNorm.ForwardScalar(x, weight, wanted, 1e-5f);
        Assert.True(Numbers.Distance(y, wanted) < 1e-5);
    }

    [Theory]
    [InlineData(1, 1f)]
    [InlineData(8, 0.3f)]
    [InlineData(21, 1f)]
    [InlineData(1003, 40f)]
    public void Scores_become_probabilities_as_the_definition_says(int width, float scale)
    {
        float[] scores = Numbers.Of(width, 4, 3), wanted = [.. scores], again = [.. scores];
        float normalisation = Softmax.Forward(scores, scale);
        Assert.Equal(Softmax.ForwardScalar(wanted, scale), normalisation, 1e-4f);
        Assert.True(Numbers.Distance(scores, wanted) < 1e-6);
        Assert.Equal(1, scores.Sum(), 1e-5f);
        Softmax.Again(again, scale, normalisation);
        Assert.True(Numbers.Distance(scores, again) < 2e-5);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(37, 36)]
    [InlineData(64, 0)]
    public void The_loss_of_a_prediction_has_the_gradient_that_differences_show(int width, int target)
    {
        float[] logits = Numbers.Of(width, 5, 4), gradient = [.. logits];
        double loss = Softmax.CrossEntropyGradient(gradient, target, 0.5f);
        Assert.Equal(Loss(logits, target), loss, 1e-5);
        Assert.Equal(Loss(logits, target), Softmax.CrossEntropy(logits, target), 1e-5);
        for (int i = 0; i < width; i++)
        {
            double slope = Slope(logits, i, values => Loss(values, target));
            Assert.Equal(0.5 * slope, gradient[i], 1e-4);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(21)]
    public void The_gated_unit_and_its_gradient_are_right(int width)
    {
        float[] rows = Numbers.Of(4 * width, 6, 3), output = new float[2 * width], wanted = new float[2 * width], d = Numbers.Of(2 * width, 7), gradient = new float[4 * width];
        SwiGlu.Forward(rows, output, width);
        for (int row = 0; row < 2; row++)
        {
            SwiGlu.ForwardScalar(rows.AsSpan(2 * row * width, width), rows.AsSpan(((2 * row) + 1) * width, width), wanted.AsSpan(row * width, width));
        }

        Assert.True(Numbers.Distance(output, wanted) < 1e-5);
        SwiGlu.Backward(rows, d, gradient, width);
        for (int i = 0; i < rows.Length; i++)
        {
            double slope = Slope(rows, i, values => Enumerable.Range(0, 2 * width).Sum(k => d[k] * Gated(values, k / width, k % width, width)));
            Assert.Equal(slope, gradient[i], 1e-4);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    public void The_gradient_of_normalising_is_what_differences_show(int width)
    {
        float[] x = Numbers.Of(2 * width, 8), weight = Numbers.Of(width, 9), d = Numbers.Of(2 * width, 10), dx = new float[2 * width], dWeight = new float[width];
        RootMeanSquareNorm.Backward(x, weight, d, dx, dWeight, 1e-5f);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(Slope(x, i, values => Normalised(values, weight.Select(w => (double)w).ToArray(), d)), dx[i], 1e-3);
        }

        for (int i = 0; i < width; i++)
        {
            Assert.Equal(Slope(weight, i, values => Normalised([.. x.Select(v => (double)v)], values, d)), dWeight[i], 1e-3);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(32)]
    public void Turning_back_undoes_turning_and_products_know_only_distances(int width)
    {
        RotaryEmbedding rotary = new(64, width, 10_000);
        float[] heads = Numbers.Of(3 * width, 11), turned = [.. heads];
        rotary.Turn(turned, 37);
        Assert.True(Numbers.Distance(turned, heads) > 0.01);
        rotary.Turn(turned, 37, back: true);
        Assert.True(Numbers.Distance(turned, heads) < 1e-6);
        Assert.Equal(Product(5, 2), Product(33, 30), 1e-5);

        double Product(int query, int key)
        {
            float[] q = heads[..width], k = heads[width..(2 * width)];
            rotary.Turn(q, query);
            rotary.Turn(k, key);
            return VectorMath.Dot(q, k);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(29)]
    public void A_step_of_Adam_is_as_the_definition_says(int width)
    {
        AdamStep step = new(0.01f, 0.9f, 0.95f, 1e-8f, 0.1f, 2, 3, 0.7f);
        float[] w = Numbers.Of(width, 1), g = Numbers.Of(width, 2), m = Numbers.Of(width, 3), v = [.. Numbers.Of(width, 4).Select(MathF.Abs)];
        float[] w2 = [.. w], m2 = [.. m], v2 = [.. v];
        step.Apply(w, g, m, v);
        step.ApplyScalar(w2, g, m2, v2);
        Assert.True(Numbers.Distance(w, w2) + Numbers.Distance(m, m2) + Numbers.Distance(v, v2) < 1e-6);
    }

    [Fact]
    public void Squares_are_added_up_in_double_precision()
    {
        float[] row = Numbers.Of(1003, 12, 1e3f);
        Assert.Equal(row.Sum(x => (double)x * x), VectorMath.SumOfSquares(row), 1e-3);
    }

    private static double Slope(float[] at, int index, Func<double[], double> function)
    {
        double[] values = [.. at.Select(x => (double)x)];
        const double Step = 1e-5;
        values[index] += Step;
        double above = function(values);
        values[index] -= 2 * Step;
        return (above - function(values)) / (2 * Step);
    }

    private static double Loss(float[] logits, int target) => Loss([.. logits.Select(x => (double)x)], target);

    private static double Loss(double[] logits, int target) => Math.Log(logits.Sum(Math.Exp)) - logits[target];

    private static double Gated(double[] rows, int row, int i, int width)
    {
        double gate = rows[(2 * row * width) + i];
        return gate / (1 + Math.Exp(-gate)) * rows[(((2 * row) + 1) * width) + i];
    }

    private static double Normalised(double[] x, double[] weight, float[] d)
    {
        double sum = 0;
        for (int start = 0; start < x.Length; start += weight.Length)
        {
            double squares = x.Skip(start).Take(weight.Length).Sum(v => v * v);
            for (int i = 0; i < weight.Length; i++)
            {
                sum += d[start + i] * x[start + i] * weight[i] / Math.Sqrt((squares / weight.Length) + 1e-5);
            }
        }

        return sum;
    }
}
