namespace Tsumugi.Stages.Report.Facts;

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Lowest value.</param>
/// <param name="To">First value behind it. The first and the last bar also hold what lies beyond the picture.</param>
/// <param name="Passing">Documents whose value the rule lets pass.</param>
/// <param name="Failing">Documents whose value fails the rule.</param>
public sealed record HistogramBin(double From, double To, long Passing, long Failing);
