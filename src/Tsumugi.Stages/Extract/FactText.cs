using Tsumugi.Text;
using Tsumugi.Text.Html;

namespace Tsumugi.Stages.Extract;

/// <summary>Makes a value of a page fit to be metadata: short, on one line, without control characters.</summary>
internal static class FactText
{
    /// <summary>The most letters that a fact may have; what is longer is cut.</summary>
    public const int Longest = 1024;

    /// <summary>Resolves references and folds white space and control characters to one blank.</summary>
    public static string Of(ReadOnlySpan<char> written, TextBuffer scratch, bool inAttribute = true)
    {
        scratch.Clear();
        CharacterReferences.Resolve(Cut(written), inAttribute, scratch);
        Span<char> letters = scratch.Written;
        int to = 0;
        for (int from = 0; from < letters.Length; from++)
        {
            char letter = letters[from];
            if (char.IsSurrogate(letter))
            {
                // A half of a pair is no letter.
                if (char.IsHighSurrogate(letter) && from + 1 < letters.Length && char.IsLowSurrogate(letters[from + 1]))
                {
                    letters[to++] = letter;
                    letters[to++] = letters[++from];
                }

                continue;
            }

            char folded = IsBlank(letter) ? ' ' : letter;
            if (folded != ' ' || (to > 0 && letters[to - 1] != ' '))
            {
                letters[to++] = folded;
            }
        }

        return letters[..to].Trim().ToString();
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> written) => written[..Math.Min(written.Length, Longest)];

    /// <summary>White space, control characters, and marks that turn the direction of writing, which could disguise a value.</summary>
    private static bool IsBlank(char letter) => char.IsControl(letter) || letter is ' ' or '\u00A0' or '\u2028' or '\u2029' or '\uFEFF' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
