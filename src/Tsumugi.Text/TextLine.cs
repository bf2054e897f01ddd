namespace Tsumugi.Text;

/// <summary>One line of a text: what stands between line feeds; the text behind the last line feed is a line, too, even if empty.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The first unit behind it: the line feed, or the end of the text.</param>
/// <param name="Letters">Its length in code points, without the line feed.</param>
/// <param name="FirstSentence">The index of its first sentence; that of the next line's first one if it has none.</param>
public readonly record struct TextLine(int Start, int End, int Letters, int FirstSentence);
