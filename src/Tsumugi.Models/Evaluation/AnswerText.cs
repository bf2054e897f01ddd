using System.Globalization;
using System.Text;

namespace Tsumugi.Models.Evaluation;

/// <summary>Holds written answers against right ones.</summary>
public static class AnswerText
{
    /// <summary>Folds what does not change an answer: width of ASCII letters, case, blanks, brackets of quotation and a full stop at the end.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char letter in text)
        {
            char narrow = letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter;
            if (!char.IsWhiteSpace(narrow) && narrow is not ('「' or '」' or '『' or '』' or '"'))
            {
                folded.Append(char.ToLowerInvariant(narrow));
            }
        }

        return folded.ToString().TrimEnd('。', '.');
    }

    /// <summary>Says whether an answer is one of the right ones.</summary>
    public static bool Equal(string answer, IReadOnlyList<string> right)
    {
        string folded = Fold(answer);
        return right.Any(text => Fold(text) == folded);
    }

    /// <summary>Gets the F1 of letters, as bags, with the nearest right answer.</summary>
    public static double LetterF1(string answer, IReadOnlyList<string> right) => right.Max(text => F1(Fold(answer), Fold(text)));

    /// <summary>Finds the last number of a text; digits may be wide, with commas between thousands.</summary>
    /// <returns>Null if there is none.</returns>
    public static decimal? LastNumber(string text)
    {
        string folded = Fold(text).Replace(",", "", StringComparison.Ordinal);
        int end = folded.Length;
        while (end > 0 && !char.IsAsciiDigit(folded[end - 1]))
        {
            end--;
        }

        int start = end;
        while (start > 0 && (char.IsAsciiDigit(folded[start - 1]) || (folded[start - 1] == '.' && start > 1 && char.IsAsciiDigit(folded[start - 2]))))
        {
            start--;
        }

        start -= start > 0 && folded[start - 1] == '-' ? 1 : 0;
        return decimal.TryParse(folded.AsSpan(start, end - start), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    private static double F1(string left, string right)
    {
        Dictionary<char, int> letters = [];
        foreach (char letter in left)
        {
            letters[letter] = letters.GetValueOrDefault(letter) + 1;
        }

        int shared = 0;
        foreach (char letter in right)
        {
            if (letters.TryGetValue(letter, out int count) && count > 0)
            {
                letters[letter] = count - 1;
                shared++;
            }
        }

        return shared == 0 ? 0 : 2.0 * shared / (left.Length + right.Length);
    }
}
