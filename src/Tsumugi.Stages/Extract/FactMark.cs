namespace Tsumugi.Stages.Extract;

/// <summary>A stretch of a page's letters that its element calls a date or an author.</summary>
/// <param name="Kind">What it is called.</param>
/// <param name="Start">Where it begins in the page's letters.</param>
/// <param name="Length">How many units it has.</param>
internal readonly record struct FactMark(FactKind Kind, int Start, int Length);
