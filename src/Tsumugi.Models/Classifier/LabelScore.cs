namespace Tsumugi.Models.Classifier;

/// <summary>A label and what speaks for it.</summary>
/// <param name="Label">The index of the label.</param>
/// <param name="Probability">From 0 to 1; as in fastText, 0.00001 is added before the logarithm, so it can pass 1 by that much.</param>
public readonly record struct LabelScore(int Label, float Probability);
