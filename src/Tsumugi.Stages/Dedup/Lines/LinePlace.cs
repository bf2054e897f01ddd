namespace Tsumugi.Stages.Dedup.Lines;

/// <summary>Where a document stands in a file of JSON Lines, so that its text can be read there again instead of being copied.</summary>
/// <param name="Number">The number of its line within the piece of the file that one task reads, from 1.</param>
/// <param name="Start">The position of the line's first byte in the file (unpacked, if it is packed).</param>
/// <param name="Length">The bytes of the line without its end.</param>
/// <param name="TextAt">Where the text begins within the line, behind the quotation mark.</param>
/// <param name="TextLength">The bytes of the text as written.</param>
/// <param name="IsEscaped">Whether there are escapes in the text.</param>
public readonly record struct LinePlace(long Number, long Start, int Length, int TextAt, int TextLength, bool IsEscaped);
