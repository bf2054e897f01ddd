using System.Runtime.Intrinsics;

namespace Tsumugi.Models.Matrices;

/// <summary>One step of Adam with decoupled weight decay (Loshchilov and Hutter, arXiv:1711.05101) for a stretch of parameters.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="FirstDecay">β₁.</param>
/// <param name="SecondDecay">β₂.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="WeightDecay">λ; the weights lose rate · λ of themselves.</param>
/// <param name="FirstCorrection">1 / (1 − β₁ᵗ).</param>
/// <param name="SecondCorrection">1 / (1 − β₂ᵗ).</param>
/// <param name="GradientFactor">What gradients are multiplied with first: less than 1 if they are clipped.</param>
internal readonly record struct AdamStep(float Rate, float FirstDecay, float SecondDecay, float Epsilon, float WeightDecay, float FirstCorrection, float SecondCorrection, float GradientFactor)
{
    /// <summary>Takes the step.</summary>
    /// <param name="weights">Parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="first">Running means of gradients.</param>
    /// <param name="second">Running means of their squares.</param>
    public void Apply(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        int i = 0;
        Vector256<float> keep = Vector256.Create(1 - (Rate * WeightDecay)), epsilon = Vector256.Create(Epsilon);
        for (; i <= weights.Length - VectorMath.Lanes; i += VectorMath.Lanes)
        {
            Vector256<float> g = Vector256.Create(gradients[i..]) * GradientFactor;
            Vector256<float> m = (Vector256.Create<float>(first[i..]) * FirstDecay) + (g * (1 - FirstDecay));
            Vector256<float> v = (Vector256.Create<float>(second[i..]) * SecondDecay) + (g * g * (1 - SecondDecay));
            m.CopyTo(first[i..]);
            v.CopyTo(second[i..]);
            Vector256<float> step = m * FirstCorrection / (Vector256.Sqrt(v * SecondCorrection) + epsilon);
            ((Vector256.Create<float>(weights[i..]) * keep) - (step * Rate)).CopyTo(weights[i..]);
        }

        ApplyScalar(weights[i..], gradients[i..], first[i..], second[i..]);
    }

    /// <summary>The definition.</summary>
    public void ApplyScalar(Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            float g = gradients[i] * GradientFactor;
            first[i] = (first[i] * FirstDecay) + (g * (1 - FirstDecay));
            second[i] = (second[i] * SecondDecay) + (g * g * (1 - SecondDecay));
            float step = first[i] * FirstCorrection / (MathF.Sqrt(second[i] * SecondCorrection) + Epsilon);
            weights[i] = (weights[i] * (1 - (Rate * WeightDecay))) - (step * Rate);
        }
    }
}
