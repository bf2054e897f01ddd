namespace Tsumugi.Cli.Explaining;

/// <summary>One row of the ledger of edits, about one document.</summary>
/// <param name="Step">The step that rewrote or cut.</param>
/// <param name="Field">`text`, `title`, `url` or `author`.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Start">First UTF-8 byte.</param>
/// <param name="End">First byte behind it.</param>
/// <param name="Parts">What spoke for it.</param>
/// <param name="KeptId">The document in which the same words stay; empty if there is none.</param>
/// <param name="KeptStart">Where in its stored text, in UTF-8 bytes.</param>
/// <param name="KeptUrl">That document's address.</param>
internal sealed record LifeEdit(string Step, string Field, string Kind, long Start, long End, string Parts, string KeptId, long? KeptStart, string KeptUrl);
