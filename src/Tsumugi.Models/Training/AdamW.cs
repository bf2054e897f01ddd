using Tsumugi.Models.Matrices;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Adam with decoupled weight decay for a whole model, with gradients cut to a greatest length.</summary>
/// <param name="model">The model.</param>
/// <param name="settings">Rates and decays.</param>
/// <param name="threads">The most threads to use; they change no bit.</param>
public sealed class AdamW(LlamaModel model, TrainingSettings settings, int threads)
{
    private const int Grain = 1 << 14;

    private readonly double[] _squares = new double[(model.Values.Length + Grain - 1) / Grain];

    /// <summary>Gets the running means of gradients.</summary>
    public float[] First { get; } = new float[model.Values.Length];

    /// <summary>Gets the running means of their squares.</summary>
    public float[] Second { get; } = new float[model.Values.Length];

    /// <summary>Takes a step.</summary>
    /// <param name="gradients">A gradient for each number of the model.</param>
    /// <param name="step">Counted from 0.</param>
    /// <returns>The length of the gradient before it was cut.</returns>
    public double Step(float[] gradients, int step)
    {
        double length = Length(gradients);
        double factor = length > settings.LongestGradient ? settings.LongestGradient / length : 1;
        AdamStep plain = new(
            (float)settings.RateAt(step),
            (float)settings.FirstDecay,
            (float)settings.SecondDecay,
            (float)settings.Epsilon,
            0,
            (float)(1 / (1 - Math.Pow(settings.FirstDecay, step + 1))),
            (float)(1 / (1 - Math.Pow(settings.SecondDecay, step + 1))),
            (float)factor);
        AdamStep decayed = plain with { WeightDecay = (float)settings.WeightDecay };
        foreach (ParameterSlice slice in model.Layout.All)
        {
            AdamStep kind = slice.IsVector ? plain : decayed;
            RowWork.Run(slice.Length, Grain, threads, (from, to) =>
            {
                (int start, int count) = (slice.Start + from, to - from);
                kind.Apply(model.Values.AsSpan(start, count), gradients.AsSpan(start, count), First.AsSpan(start, count), Second.AsSpan(start, count));
            });
        }

        return length;
    }

    /// <summary>Adds up squares by blocks of fixed size, then the blocks in their order.</summary>
    private double Length(float[] gradients)
    {
        RowWork.Run(gradients.Length, Grain, threads, (from, to) => _squares[from / Grain] = VectorMath.SumOfSquares(gradients.AsSpan(from, to - from)));
        double sum = 0;
        foreach (double block in _squares)
        {
            sum += block;
        }

        return Math.Sqrt(sum);
    }
}
