namespace Tsumugi.Text.Overlap;

/// <summary>A stretch of a text that is a passage's, in UTF-16 units; never cuts a letter of two units in half.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="End">The first unit behind it.</param>
public readonly record struct OverlapSpan(int Start, int End);
