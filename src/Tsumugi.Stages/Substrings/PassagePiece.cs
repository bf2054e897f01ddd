using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Substrings;

/// <summary>A stretch of a document's letters that stands, letter by letter, at one place earlier in the corpus.</summary>
/// <param name="Start">The number of its first letter.</param>
/// <param name="End">The number behind its last letter.</param>
/// <param name="Kept">The document in which it stands first.</param>
/// <param name="KeptStart">The number of its first letter there.</param>
internal readonly record struct PassagePiece(int Start, int End, DocumentAddress Kept, int KeptStart);
