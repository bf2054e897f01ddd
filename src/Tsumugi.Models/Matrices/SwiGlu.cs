using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>The gated unit of Llama's feed-forward part (Shazeer, arXiv:2002.05202): silu(gate) · up, with silu(x) = x / (1 + e^−x).</summary>
/// <remarks>Gate and up lie side by side in each row: 2 × width values. Any thread may take any rows.</remarks>
internal static class SwiGlu
{
    /// <summary>Computes rows.</summary>
    /// <param name="gateAndUp">Rows × 2·width.</param>
    /// <param name="output">Rows × width.</param>
    /// <param name="width">Width.</param>
    public static void Forward(ReadOnlySpan<float> gateAndUp, Span<float> output, int width)
    {
        for (int row = 0; row < output.Length / width; row++)
        {
            ReadOnlySpan<float> gate = gateAndUp.Slice(2 * row * width, width);
            ReadOnlySpan<float> up = gateAndUp.Slice(((2 * row) + 1) * width, width);
            Span<float> y = output.Slice(row * width, width);
            int i = 0;
            for (; i <= width - VectorMath.Lanes; i += VectorMath.Lanes)
            {
                Vector256<float> g = Vector256.Create(gate[i..]);
                (g * Sigmoid(g) * Vector256.Create(up[i..])).CopyTo(y[i..]);
            }

            ForwardScalar(gate[i..], up[i..], y[i..]);
        }
    }

    /// <summary>Carries gradients back.</summary>
    /// <param name="gateAndUp">What <see cref="Forward"/> was given.</param>
    /// <param name="outputGradient">Rows × width.</param>
    /// <param name="gradient">Rows × 2·width; overwritten.</param>
    /// <param name="width">Width.</param>
    /// <remarks>With σ = sigmoid(g): d silu / dg = σ · (1 + g · (1 − σ)).</remarks>
    public static void Backward(ReadOnlySpan<float> gateAndUp, ReadOnlySpan<float> outputGradient, Span<float> gradient, int width)
    {
        for (int row = 0; row < outputGradient.Length / width; row++)
        {
            ReadOnlySpan<float> gate = gateAndUp.Slice(2 * row * width, width);
            ReadOnlySpan<float> up = gateAndUp.Slice(((2 * row) + 1) * width, width);
            ReadOnlySpan<float> dy = outputGradient.Slice(row * width, width);
            Span<float> dGate = gradient.Slice(2 * row * width, width);
            Span<float> dUp = gradient.Slice(((2 * row) + 1) * width, width);
            int i = 0;
            for (; i <= width - VectorMath.Lanes; i += VectorMath.Lanes)
            {
                Vector256<float> g = Vector256.Create(gate[i..]), s = Sigmoid(g), d = Vector256.Create(dy[i..]);
                (d * g * s).CopyTo(dUp[i..]);
                (d * Vector256.Create(up[i..]) * s * (Vector256<float>.One + (g * (Vector256<float>.One - s)))).CopyTo(dGate[i..]);
            }

            for (; i < width; i++)
            {
                float s = Sigmoid(gate[i]);
                dUp[i] = dy[i] * gate[i] * s;
                dGate[i] = dy[i] * up[i] * s * (1 + (gate[i] * (1 - s)));
            }
        }
    }

    /// <summary>The definition.</summary>
    public static void ForwardScalar(ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = gate[i] * Sigmoid(gate[i]) * up[i];
        }
    }

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    private static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + VectorMath.Exp(-x));
}
