namespace Tsumugi.Corpus.Making;

/// <summary>Changes the numbers of a clause: digits, full-width digits, and kanji digits where they count something.</summary>
/// <remarks>Digits stay in their own form, so the clause stays in its encoding; zeros stay zeros, so lengths of codes and dates stay likely.</remarks>
public static class Digits
{
    private const string KanjiDigits = "一二三四五六七八九";
    private const string KanjiUnits = "年月日条項号円人回";

    /// <summary>Says whether <see cref="Change"/> would change anything; clauses with entities are left alone, since those contain digits.</summary>
    public static bool CanChange(ReadOnlySpan<char> clause)
    {
        if (clause.Contains('&'))
        {
            return false;
        }

        for (int i = 0; i < clause.Length; i++)
        {
            if (FirstDigit(clause, i) != '\0')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives every digit but zero another value.</summary>
    public static void Change(Span<char> clause, ulong seed)
    {
        if (clause.Contains('&'))
        {
            return;
        }

        SplitMix random = new(seed);
        for (int i = 0; i < clause.Length; i++)
        {
            char first = FirstDigit(clause, i);
            if (first == '\0')
            {
                continue;
            }

            // 1 to 8 steps further round the nine digits: never the same one.
            int step = 1 + random.Below(8);
            clause[i] = first == KanjiDigits[0]
                ? KanjiDigits[(KanjiDigits.IndexOf(clause[i], StringComparison.Ordinal) + step) % 9]
                : (char)(first + ((clause[i] - first + step) % 9));
        }
    }

    /// <summary>Gets the `1` of the digit's own form; NUL where there is no digit to change.</summary>
    private static char FirstDigit(ReadOnlySpan<char> clause, int at)
    {
        char letter = clause[at];
        if (letter is >= '1' and <= '9')
        {
            return '1';
        }

        if (letter is >= '１' and <= '９')
        {
            return '１';
        }

        bool counts = KanjiDigits.Contains(letter, StringComparison.Ordinal)
            && ((at > 0 && clause[at - 1] == '第') || (at + 1 < clause.Length && KanjiUnits.Contains(clause[at + 1], StringComparison.Ordinal)));
        return counts ? KanjiDigits[0] : '\0';
    }
}
