namespace Tsumugi.Stages.Contamination;

/// <summary>One evaluation set of an index, in numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="Items">How many items were read.</param>
/// <param name="Checked">How many of them are looked for with at least one text.</param>
/// <param name="TooShort">How many have no text that is long enough.</param>
/// <param name="Template">How many have nothing but what many items of the set share.</param>
/// <param name="Unread">How many pieces of its files could not be read.</param>
/// <param name="Faults">The first of them, as `FILE:LINE REASON`.</param>
public sealed record ContaminationSet(string Name, int Files, int Items, int Checked, int TooShort, int Template, long Unread, IReadOnlyList<string> Faults);
