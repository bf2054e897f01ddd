namespace Tsumugi.Corpus.Sources;

/// <summary>A stretch of a page's letters.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Boilerplate">Whether several pages of the same source carry the same text node, as menus and footers do.</param>
public readonly record struct PagePart(int Start, int Length, PartKind Kind, bool Boilerplate = false);
