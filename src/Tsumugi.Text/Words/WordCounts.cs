namespace Tsumugi.Text.Words;

/// <summary>What is known of the words of a text.</summary>
/// <param name="Words">All words.</param>
/// <param name="Letters">Their letters.</param>
/// <param name="Plain">Words with a letter or a number (Unicode categories L and N).</param>
/// <param name="PlainLetters">The letters of those.</param>
/// <param name="PlainDatatrove">Words with a letter that is not in datatrove's PUNCTUATION_SET.</param>
/// <param name="PlainDatatroveLetters">The letters of those.</param>
/// <param name="Lettered">Words with a letter of Unicode category L.</param>
/// <param name="Longest">The letters of the longest word.</param>
/// <param name="StopWordKinds">How many different words are on FineWeb2's list of Japanese stop words.</param>
public readonly record struct WordCounts(int Words, long Letters, int Plain, long PlainLetters, int PlainDatatrove, long PlainDatatroveLetters, int Lettered, int Longest, int StopWordKinds);
