namespace Tsumugi.Text;

/// <summary>How many of a text's lines, paragraphs or sentences were there before, letter by letter.</summary>
/// <param name="Items">All of them.</param>
/// <param name="Repeats">Those that equal an earlier one: the sum of (frequency − 1) over the different ones.</param>
/// <param name="Letters">The code points of all of them.</param>
/// <param name="RepeatedLetters">The code points of those that equal an earlier one.</param>
public readonly record struct RepeatCounts(int Items, int Repeats, long Letters, long RepeatedLetters)
{
    /// <summary>Gets the share of repeats among all; 0 if there are none.</summary>
    public double Share => Items == 0 ? 0 : (double)Repeats / Items;

    /// <summary>Gets the share of the repeats' letters in all letters; 0 if there are none.</summary>
    public double LetterShare => Letters == 0 ? 0 : (double)RepeatedLetters / Letters;
}
