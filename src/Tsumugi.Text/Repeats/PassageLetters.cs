namespace Tsumugi.Text.Repeats;

/// <summary>Says which letters of a text count when passages are compared: all but white space and letters without a picture.</summary>
/// <remarks>
/// A passage that was wrapped at another column, indented, or strewn with zero-width spaces is the same passage. Everything else is compared as
/// it stands, since what counts as one and the same must be plain to whoever reads the ledger: か ≠ が, Ａ ≠ A, 、≠ ,. Units of UTF-16 are
/// counted; both halves of a pair count. Thread-safe, never allocates.
/// </remarks>
public static class PassageLetters
{
    /// <summary>Says whether a unit counts.</summary>
    public static bool Counts(char unit) =>
        LetterClasses.Of(unit) is not (LetterClass.Newline or LetterClass.Space or LetterClass.WideSpace or LetterClass.Invisible);

    /// <summary>Appends the units of a text that count.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Receives them.</param>
    public static void Append(ReadOnlySpan<char> text, TextBuffer letters)
    {
        Span<char> target = letters.Reserve(text.Length);
        int count = 0;
        foreach (char unit in text)
        {
            // Written in any case and kept only if it counts: no branch that ordinary text would have to guess.
            target[count] = unit;
            count += Counts(unit) ? 1 : 0;
        }

        letters.Advance(count);
    }

    /// <summary>Counts the code points of a text that count as letters; half a surrogate pair is one.</summary>
    public static int CodePoints(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            count += Counts(text[i]) && !(i > 0 && char.IsSurrogatePair(text[i - 1], text[i])) ? 1 : 0;
        }

        return count;
    }
}
