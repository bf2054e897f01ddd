using Tsumugi.Contracts.Ledger;

namespace Tsumugi.Stages.Contamination;

/// <summary>An item of an evaluation set that a document holds.</summary>
/// <param name="Item">The index of the item.</param>
/// <param name="Field">The field of it that is most covered.</param>
/// <param name="Coverage">The share of that field's letters that stand in the document, in runs of n.</param>
/// <param name="Letters">Letters of the field's key.</param>
/// <param name="Longest">Letters of the longest stretch that both have.</param>
/// <param name="Spans">Where, in UTF-16 units of the document's text; of all fields that were found, rising.</param>
public sealed record ItemHit(int Item, string Field, double Coverage, int Letters, int Longest, IReadOnlyList<TextSpan> Spans);
