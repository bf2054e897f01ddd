namespace Tsumugi.Models.Proving;

/// <summary>What a draw must know of a document: not its text.</summary>
/// <param name="Key">The same in every arm that has the document: a hash of its id, or of its letters where it has none.</param>
/// <param name="Content">A hash of its letters.</param>
/// <param name="Source">The source it belongs to.</param>
/// <param name="Bytes">UTF-8 bytes of its normalised text.</param>
public readonly record struct ArmDocument(ulong Key, ulong Content, string Source, int Bytes);
