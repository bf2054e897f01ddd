namespace Tsumugi.Stages.Report.Facts;

/// <summary>A part of an excerpt.</summary>
/// <param name="Text">Its letters.</param>
/// <param name="Marked">Whether a measure rests on them.</param>
public sealed record ExcerptPiece(string Text, bool Marked);
