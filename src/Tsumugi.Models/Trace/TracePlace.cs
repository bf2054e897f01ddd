using Tsumugi.Models.Packing;

namespace Tsumugi.Models.Trace;

/// <summary>A place of the training text.</summary>
/// <param name="Document">The document.</param>
/// <param name="Token">The first token of the place, counted from the beginning of the packed file.</param>
/// <param name="Before">What stands before it.</param>
/// <param name="After">What stands behind it.</param>
public sealed record TracePlace(PackedDocument Document, long Token, string Before, string After);
