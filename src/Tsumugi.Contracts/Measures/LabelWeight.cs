namespace Tsumugi.Contracts.Measures;

/// <summary>What a label of a classifier counts in an expectation.</summary>
/// <param name="Label">The label, without `__label__`.</param>
/// <param name="Weight">Its number, 0 or more.</param>
public sealed record LabelWeight(string Label, double Weight);
