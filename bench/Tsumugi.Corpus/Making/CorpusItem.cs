namespace Tsumugi.Corpus.Making;

/// <summary>One document that the plan wants.</summary>
/// <param name="Number">Its place in the corpus.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Page">The source page: the original, or the skeleton of a new document.</param>
/// <param name="Origin">For copies, the number of the document that is copied; else its own number.</param>
public readonly record struct CorpusItem(int Number, ItemKind Kind, int Page, int Origin);
