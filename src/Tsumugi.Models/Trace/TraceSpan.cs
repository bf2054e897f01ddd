namespace Tsumugi.Models.Trace;

/// <summary>A stretch of an answer that stands in the training text letter for letter. It tells where the same words stand, not why the model wrote them.</summary>
/// <param name="Start">Its first letter in the answer, in UTF-16 units.</param>
/// <param name="End">The first unit behind it.</param>
/// <param name="Text">The stretch.</param>
/// <param name="Letters">Its letters (code points).</param>
/// <param name="Count">How often it stands in the training text, as the same tokens.</param>
/// <param name="LogProbability">The natural logarithm of the chance to meet it by drawing its tokens one by one: the lower, the rarer.</param>
/// <param name="Places">Where it stands: one place for each document, at most as many as asked for.</param>
public sealed record TraceSpan(int Start, int End, string Text, int Letters, long Count, double LogProbability, IReadOnlyList<TracePlace> Places);
