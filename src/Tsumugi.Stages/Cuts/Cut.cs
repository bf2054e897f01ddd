using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Cuts;

/// <summary>One stretch to be cut out of a stored text.</summary>
/// <param name="Span">Where it stands, in UTF-16 units of the stored text; whole code points.</param>
/// <param name="Kind">What it is, such as `paragraph`; a word for ledgers.</param>
/// <param name="Score">How alike it is to what stays, 0 to 1; 1 for the same letters.</param>
/// <param name="Parts">What speaks for the cut, such as `documents 41+hosts 12`; never the text itself.</param>
/// <param name="Kept">The document in which the same words stay; null if they stay nowhere.</param>
/// <param name="KeptStart">Where in that document's stored text, in UTF-8 bytes; 0 if they stay nowhere.</param>
public readonly record struct Cut(TextSpan Span, string Kind, double Score, string Parts, DocumentAddress? Kept = null, long KeptStart = 0);
