using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Turns pairs of a head's values by angles that grow with the position (Su et al., arXiv:2104.09864), so that products of queries and keys know distances.</summary>
/// <remarks>
/// The pairs are value j of the first half of a head with value j of the second, as Hugging Face stores Llama; the angle is
/// position · base^(−2j / values of a head). Immutable; any number of threads.
/// </remarks>
internal sealed class RotaryEmbedding
{
    private readonly float[] _cosines;
    private readonly float[] _sines;

    /// <summary>Prepares the angles of all positions.</summary>
    /// <param name="positions">Positions.</param>
    /// <param name="headWidth">Values of a head, an even number.</param>
    /// <param name="frequencyBase">The base, 10,000 in Llama.</param>
    public RotaryEmbedding(int positions, int headWidth, double frequencyBase)
    {
        HalfWidth = headWidth / 2;
        (_cosines, _sines) = (new float[positions * HalfWidth], new float[positions * HalfWidth]);
        for (int position = 0; position < positions; position++)
        {
            for (int j = 0; j < HalfWidth; j++)
            {
                double angle = position * Math.Pow(frequencyBase, -2.0 * j / headWidth);
                _cosines[(position * HalfWidth) + j] = (float)Math.Cos(angle);
                _sines[(position * HalfWidth) + j] = (float)Math.Sin(angle);
            }
        }
    }

    /// <summary>Gets half the values of a head.</summary>
    public int HalfWidth { get; }

    /// <summary>Turns heads that lie side by side.</summary>
    /// <param name="heads">A whole number of heads.</param>
    /// <param name="position">Their position.</param>
    /// <param name="back">Whether to turn back, which is also what gradients need.</param>
    public void Turn(Span<float> heads, int position, bool back = false)
    {
        ReadOnlySpan<float> cosines = _cosines.AsSpan(position * HalfWidth, HalfWidth);
        ReadOnlySpan<float> sines = _sines.AsSpan(position * HalfWidth, HalfWidth);
        float sign = back ? -1 : 1;
        for (int start = 0; start < heads.Length; start += 2 * HalfWidth)
        {
            Span<float> first = heads.Slice(start, HalfWidth);
            Span<float> second = heads.Slice(start + HalfWidth, HalfWidth);
            int j = 0;
            for (; j <= HalfWidth - VectorMath.Lanes; j += VectorMath.Lanes)
            {
                Vector256<float> x = Vector256.Create<float>(first[j..]), y = Vector256.Create<float>(second[j..]);
                Vector256<float> cosine = Vector256.Create(cosines[j..]), sine = Vector256.Create(sines[j..]) * sign;
                ((x * cosine) - (y * sine)).CopyTo(first[j..]);
                ((y * cosine) + (x * sine)).CopyTo(second[j..]);
            }

            TurnScalar(first[j..], second[j..], cosines[j..], sines[j..], sign);
        }
    }

    /// <summary>The definition: (x, y) becomes (x cos α − y sin α, y cos α + x sin α).</summary>
    private static void TurnScalar(Span<float> first, Span<float> second, ReadOnlySpan<float> cosines, ReadOnlySpan<float> sines, float sign)
    {
        for (int j = 0; j < first.Length; j++)
        {
            (float x, float y) = (first[j], second[j]);
            first[j] = (x * cosines[j]) - (y * (sines[j] * sign));
            second[j] = (y * cosines[j]) + (x * (sines[j] * sign));
        }
    }
}
