using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>Turns scores into probabilities, and probabilities into the loss of a language model.</summary>
/// <remarks>The greatest score is subtracted first, so no power of e is above 1. Any thread may take any row.</remarks>
internal static class Softmax
{
    /// <summary>Replaces a row of scores by probabilities.</summary>
    /// <param name="row">Scores; probabilities afterwards.</param>
    /// <param name="scale">What the scores are multiplied with first.</param>
    /// <returns>ln Σ e^(scale · score), by which <see cref="Again"/> gets the same probabilities.</returns>
    public static float Forward(Span<float> row, float scale = 1)
    {
        float highest = Highest(row) * scale;
        float sum = Powers(row, scale, highest);
        float factor = 1 / sum;
        int i = 0;
        for (; i <= row.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            (Vector256.Create<float>(row[i..]) * factor).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] *= factor;
        }

        return highest + MathF.Log(sum);
    }

    /// <summary>The definition.</summary>
    public static float ForwardScalar(Span<float> row, float scale = 1)
    {
        double highest = double.NegativeInfinity;
        foreach (float score in row)
        {
            highest = Math.Max(highest, (double)score * scale);
        }

        double sum = 0;
        foreach (float score in row)
        {
            sum += Math.Exp(((double)score * scale) - highest);
        }

        for (int i = 0; i < row.Length; i++)
        {
            row[i] = (float)(Math.Exp(((double)row[i] * scale) - highest) / sum);
        }

        return (float)(highest + Math.Log(sum));
    }

    /// <summary>Replaces scores by probabilities whose normalisation is known: e^(scale · score − normalisation).</summary>
    public static void Again(Span<float> row, float scale, float normalisation) => _ = Powers(row, scale, normalisation);

    /// <summary>Gets the loss of one prediction without changing the scores.</summary>
    /// <returns>−ln P(target), in nats.</returns>
    public static double CrossEntropy(ReadOnlySpan<float> logits, int target)
    {
        float highest = Highest(logits);
        Vector256<float> sums = Vector256<float>.Zero, highests = Vector256.Create(highest);
        int i = 0;
        for (; i <= logits.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            sums += VectorMath.Exp(Vector256.Create(logits[i..]) - highests);
        }

        float sum = VectorMath.Sum(sums);
        for (; i < logits.Length; i++)
        {
            sum += MathF.Exp(logits[i] - highest);
        }

        return Math.Log(sum) + highest - logits[target];
    }

    /// <summary>Replaces the scores of one prediction by the gradient of its loss, times a weight.</summary>
    /// <returns>−ln P(target), in nats.</returns>
    public static double CrossEntropyGradient(Span<float> logits, int target, float weight)
    {
        double score = logits[target];
        float normalisation = Forward(logits);
        int i = 0;
        for (; i <= logits.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            (Vector256.Create<float>(logits[i..]) * weight).CopyTo(logits[i..]);
        }

        for (; i < logits.Length; i++)
        {
            logits[i] *= weight;
        }

        logits[target] -= weight;
        return normalisation - score;
    }

    /// <summary>Gets the greatest value.</summary>
    private static float Highest(ReadOnlySpan<float> row)
    {
        Vector256<float> highests = Vector256.Create(float.NegativeInfinity);
        int i = 0;
        for (; i <= row.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            highests = Vector256.Max(highests, Vector256.Create(row[i..]));
        }

        float highest = float.NegativeInfinity;
        for (int lane = 0; lane < VectorMath.Lanes; lane++)
        {
            highest = MathF.Max(highest, highests[lane]);
        }

        for (; i < row.Length; i++)
        {
            highest = MathF.Max(highest, row[i]);
        }

        return highest;
    }

    /// <summary>Replaces each value by e^(scale · value − shift).</summary>
    /// <returns>The sum.</returns>
    private static float Powers(Span<float> row, float scale, float shift)
    {
        Vector256<float> sums = Vector256<float>.Zero, scales = Vector256.Create(scale), shifts = Vector256.Create(-shift);
        int i = 0;
        for (; i <= row.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            Vector256<float> power = VectorMath.Exp(Vector256.MultiplyAddEstimate(Vector256.Create<float>(row[i..]), scales, shifts));
            power.CopyTo(row[i..]);
            sums += power;
        }

        float sum = VectorMath.Sum(sums);
        for (; i < row.Length; i++)
        {
            row[i] = MathF.Exp((row[i] * scale) - shift);
            sum += row[i];
        }

        return sum;
    }
}
