namespace Tsumugi.Models.Classifier;

/// <summary>How well one label is told from the others.</summary>
/// <param name="Label">The label.</param>
/// <param name="Texts">How many texts have it.</param>
/// <param name="Precision">The share of right ones among the texts that were given the label; null if none was.</param>
/// <param name="Recall">The share of its texts that were given the label; null if there are none.</param>
/// <param name="AreaUnderCurve">The chance that a text with the label scores higher than one without; null if there are none of either.</param>
public sealed record LabelFigures(string Label, long Texts, double? Precision, double? Recall, double? AreaUnderCurve);
