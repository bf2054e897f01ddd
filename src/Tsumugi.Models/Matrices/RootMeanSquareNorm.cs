using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Scales each row to a root mean square of 1, then each column by a learned weight (Zhang and Sennrich, arXiv:1910.07467).</summary>
/// <remarks>y = x · w / √(mean(x²) + ε). Rows lie one after the other; any thread may take any rows.</remarks>
internal static class RootMeanSquareNorm
{
    /// <summary>Normalises rows.</summary>
    /// <param name="input">Rows × width.</param>
    /// <param name="weight">Width values.</param>
    /// <param name="output">Rows × width.</param>
    /// <param name="epsilon">Added to the mean square.</param>
    public static void Forward(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output, float epsilon)
    {
        int width = weight.Length;
        for (int start = 0; start < input.Length; start += width)
        {
            ReadOnlySpan<float> x = input.Slice(start, width);
            Span<float> y = output.Slice(start, width);
            float scale = Scale(x, epsilon);
            Vector256<float> scales = Vector256.Create(scale);
            int i = 0;
            for (; i <= width - VectorMath.Lanes; i += VectorMath.Lanes)
            {
                (Vector256.Create(x[i..]) * scales * Vector256.Create(weight[i..])).CopyTo(y[i..]);
            }

            for (; i < width; i++)
            {
                y[i] = x[i] * scale * weight[i];
            }
        }
    }

    /// <summary>The definition.</summary>
    public static void ForwardScalar(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, Span<float> output, float epsilon)
    {
        int width = weight.Length;
        for (int start = 0; start < input.Length; start += width)
        {
            double squares = 0;
            foreach (float x in input.Slice(start, width))
            {
                squares += (double)x * x;
            }

            double scale = 1 / Math.Sqrt((squares / width) + epsilon);
            for (int i = 0; i < width; i++)
            {
                output[start + i] = (float)(input[start + i] * scale * weight[i]);
            }
        }
    }

    /// <summary>Carries gradients back.</summary>
    /// <param name="input">What <see cref="Forward"/> was given.</param>
    /// <param name="weight">The weights.</param>
    /// <param name="outputGradient">Rows × width.</param>
    /// <param name="inputGradient">Rows × width; added to.</param>
    /// <param name="weightGradient">Width values; added to, row after row.</param>
    /// <param name="epsilon">As before.</param>
    /// <remarks>With s the scale and g = dy · w: dx = s · g − x · s³ · mean(g · x).</remarks>
    public static void Backward(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> outputGradient, Span<float> inputGradient, Span<float> weightGradient, float epsilon)
    {
        int width = weight.Length;
        for (int start = 0; start < input.Length; start += width)
        {
            ReadOnlySpan<float> x = input.Slice(start, width);
            ReadOnlySpan<float> dy = outputGradient.Slice(start, width);
            Span<float> dx = inputGradient.Slice(start, width);
            float scale = Scale(x, epsilon);
            float shared = SumOfProducts(x, dy, weight) * scale * scale * scale / width;
            Vector256<float> scales = Vector256.Create(scale), shares = Vector256.Create(-shared);
            int i = 0;
            for (; i <= width - VectorMath.Lanes; i += VectorMath.Lanes)
            {
                Vector256<float> xs = Vector256.Create(x[i..]);
                Vector256<float> scaled = Vector256.Create(dy[i..]) * scales;
                Vector256.MultiplyAddEstimate(xs, shares, Vector256.MultiplyAddEstimate(scaled, Vector256.Create(weight[i..]), Vector256.Create<float>(dx[i..]))).CopyTo(dx[i..]);
                Vector256.MultiplyAddEstimate(scaled, xs, Vector256.Create<float>(weightGradient[i..])).CopyTo(weightGradient[i..]);
            }

            for (; i < width; i++)
            {
                float scaled = dy[i] * scale;
                dx[i] += (scaled * weight[i]) - (x[i] * shared);
                weightGradient[i] += scaled * x[i];
            }
        }
    }

    private static float Scale(ReadOnlySpan<float> x, float epsilon) => 1 / MathF.Sqrt((VectorMath.Dot(x, x) / x.Length) + epsilon);

    private static float SumOfProducts(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= a.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            sums = Vector256.MultiplyAddEstimate(Vector256.Create(a[i..]) * Vector256.Create(b[i..]), Vector256.Create(c[i..]), sums);
        }

        float sum = VectorMath.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i] * c[i];
        }

        return sum;
    }
}
