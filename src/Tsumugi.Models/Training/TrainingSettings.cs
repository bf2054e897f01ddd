using Tsumugi.Contracts.Messages;
using Tsumugi.Models.Transformer;

namespace Tsumugi.Models.Training;

/// <summary>Everything that determines a training run but its data: the same settings and data give the same model.</summary>
public sealed record TrainingSettings
{
    /// <summary>Gets the sizes of the model.</summary>
    public required LlamaShape Shape { get; init; }

    /// <summary>Gets the number of steps; the learning rate is planned for all of them.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the sequences of a step.</summary>
    public required int Sequences { get; init; }

    /// <summary>Gets the tokens of a sequence.</summary>
    public required int Length { get; init; }

    /// <summary>Gets the highest learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Gets the share of the highest learning rate that is left at the end.</summary>
    public double LastRateShare { get; init; } = 0.1;

    /// <summary>Gets the steps in which the learning rate rises from nothing.</summary>
    public required int WarmUpSteps { get; init; }

    /// <summary>Gets the decay of matrices; norms do not decay.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Gets the longest gradient; longer ones are shortened to it.</summary>
    public double LongestGradient { get; init; } = 1;

    /// <summary>Gets Adam's β₁.</summary>
    public double FirstDecay { get; init; } = 0.9;

    /// <summary>Gets Adam's β₂.</summary>
    public double SecondDecay { get; init; } = 0.95;

    /// <summary>Gets Adam's ε.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Gets the seed of fresh weights and of the order of the data.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Gets the tokens of a step.</summary>
    public long TokensOfStep => (long)Sequences * Length;

    /// <summary>Says what is wrong with the settings.</summary>
    /// <param name="elsewhere">Whether another program is to train, on other machines.</param>
    /// <returns>Nothing if a run can start.</returns>
    public Phrase? Problem(bool elsewhere = false)
    {
        if (Shape.Problem(elsewhere ? long.MaxValue : LlamaShape.MostParameters) is { } wrong)
        {
            return wrong;
        }

        (string Name, double Value, double Least, double Most)[] ranges =
        [
            ("steps", Steps, 1, 100_000_000), ("sequences", Sequences, 1, 65_536), ("length", Length, 1, Shape.ContextLength), ("learning-rate", LearningRate, 1e-9, 10),
            ("last-rate-share", LastRateShare, 0, 1), ("warm-up", WarmUpSteps, 0, Steps), ("weight-decay", WeightDecay, 0, 10), ("clip", LongestGradient, 1e-6, 1e9),
            ("first-decay", FirstDecay, 0, 0.999999), ("second-decay", SecondDecay, 0, 0.999999), ("epsilon", Epsilon, 1e-30, 1),
        ];
        foreach ((string name, double value, double least, double most) in ranges)
        {
            if (!(value >= least && value <= most))
            {
                return new Phrase(FormattableString.Invariant($"`{name}` is {value}, expected {least} to {most}"), FormattableString.Invariant($"`{name}` が {value} です。{least} から {most} の値にしてください"));
            }
        }

        return !elsewhere && TokensOfStep * Math.Max(Shape.Attention.RowWidth, 2L * Shape.HiddenWidth) > int.MaxValue / 2
            ? new Phrase($"a step of {TokensOfStep} tokens does not fit into memory with these widths", $"1 ステップ {TokensOfStep} トークンは、この幅ではメモリに収まりません")
            : null;
    }

    /// <summary>Gets the learning rate of a step: a straight rise, then half a cosine down (Loshchilov and Hutter, arXiv:1608.03983).</summary>
    /// <param name="step">Counted from 0.</param>
    public double RateAt(int step)
    {
        if (step < WarmUpSteps)
        {
            return LearningRate * (step + 1) / WarmUpSteps;
        }

        double share = Math.Min(1, (double)(step - WarmUpSteps) / Math.Max(1, Steps - WarmUpSteps));
        return LearningRate * (LastRateShare + ((1 - LastRateShare) * 0.5 * (1 + Math.Cos(Math.PI * share))));
    }
}
