using Tsumugi.Contracts.Ledger;
using Tsumugi.Stages.Dedup;

namespace Tsumugi.Stages.Substrings;

/// <summary>A stretch of a document that is to be cut, and where its letters are said to stand earlier.</summary>
internal sealed class FoundCut
{
    /// <summary>Gets the document's row.</summary>
    public required long Row { get; init; }

    /// <summary>Gets the stretch, in units of the stored text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Gets how many of its letters count.</summary>
    public required int Letters { get; init; }

    /// <summary>Gets the hash of those letters.</summary>
    public required UInt128 Hash { get; init; }

    /// <summary>Gets the document in which they stand earlier.</summary>
    public required DocumentAddress Kept { get; init; }

    /// <summary>Gets the number of the first of them there.</summary>
    public required int KeptLetter { get; init; }

    /// <summary>Gets or sets where that is, in UTF-8 bytes of the stored text; null until it is known that they do stand there.</summary>
    public long? KeptStart { get; set; }
}
