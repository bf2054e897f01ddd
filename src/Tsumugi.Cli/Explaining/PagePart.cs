namespace Tsumugi.Cli.Explaining;

/// <summary>One part of a page as it may be shown: where it stands, what became of it, and its words without what must not be read.</summary>
/// <param name="Start">Its first byte in the decoded body.</param>
/// <param name="End">The first byte behind it.</param>
/// <param name="Text">Where it stands in the text, in bytes of UTF-8; null if it was cut.</param>
/// <param name="Kind">The kind of block: `p`, `h1`, `td` …</param>
/// <param name="Reason">The code of why it was cut; empty if it was kept.</param>
/// <param name="Element">The element that decided; empty if none did.</param>
/// <param name="Words">What it says, scrubbed and masked.</param>
/// <param name="Letters">How many letters it has, blanks left out.</param>
internal sealed record PagePart(int Start, int End, (long Start, long End)? Text, string Kind, string Reason, string Element, string Words, int Letters);
