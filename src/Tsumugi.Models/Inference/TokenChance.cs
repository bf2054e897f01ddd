namespace Tsumugi.Models.Inference;

/// <summary>A token and how likely the model found it, before temperature and penalties.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">Natural logarithm of its probability.</param>
/// <param name="Likeliest">The likeliest tokens in its place, the likeliest first.</param>
public sealed record TokenChance(int Token, double LogProbability, IReadOnlyList<(int Token, double LogProbability)> Likeliest);
