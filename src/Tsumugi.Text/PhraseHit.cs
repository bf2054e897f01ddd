namespace Tsumugi.Text;

/// <summary>Where a phrase of a <see cref="PhraseAutomaton"/> stands in a text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="End">The first unit behind it.</param>
/// <param name="Phrase">The index of the phrase in <see cref="PhraseAutomaton.Phrases"/>.</param>
/// <param name="Letters">Its length in code points.</param>
public readonly record struct PhraseHit(int Start, int End, int Phrase, int Letters);
