namespace Tsumugi.Text;

/// <summary>One sentence of a text.</summary>
/// <remarks>
/// A sentence is a maximal run of letters other than 。．！？!? and the line feed, with the one end mark that follows it, if any; further end marks,
/// and those at the beginning of a line, belong to no sentence (Swallow Corpus v1, quality.py, re_sentence).
/// </remarks>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The first unit behind it.</param>
/// <param name="Letters">Its length in code points.</param>
public readonly record struct TextSentence(int Start, int End, int Letters);
