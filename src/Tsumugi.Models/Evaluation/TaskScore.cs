namespace Tsumugi.Models.Evaluation;

/// <summary>What a model reached on one set.</summary>
/// <param name="Task">The set.</param>
/// <param name="Items">The number of questions.</param>
/// <param name="Accuracy">The share of right answers; choices by log-probability per letter.</param>
/// <param name="AccuracyOfSums">The same with choices by plain log-probability; null where the model writes.</param>
/// <param name="F1">The mean F1 of letters; null where the model chooses or counts.</param>
/// <param name="Chance">What guessing reaches: one by the number of choices, 0 where the model writes.</param>
/// <param name="Majority">What always giving the commonest choice reaches; null where the model writes.</param>
/// <param name="BitsPerLetter">Bits per letter of the right choice; null where the model writes.</param>
/// <param name="Margin">By how many bits per letter the right choice is likelier than the best wrong one, on average; null where the model writes.</param>
public sealed record TaskScore(EvaluationTask Task, int Items, Interval Accuracy, Interval? AccuracyOfSums, Interval? F1, double Chance, double? Majority, Interval? BitsPerLetter, Interval? Margin)
{
    /// <summary>Gets whether the whole interval lies above both guessing and the commonest choice; nothing else is worth a claim.</summary>
    public bool BeatsChance => Accuracy.Low > Math.Max(Chance, Majority ?? 0);
}
