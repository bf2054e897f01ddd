namespace Tsumugi.Corpus.Making;

/// <summary>A run of clauses of a draft that ends a sentence or a text node.</summary>
/// <param name="Start">Index of its first part.</param>
/// <param name="Count">Number of parts.</param>
/// <param name="Letters">UTF-16 units.</param>
public readonly record struct Sentence(int Start, int Count, int Letters);
