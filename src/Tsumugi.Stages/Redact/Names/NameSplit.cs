namespace Tsumugi.Stages.Redact.Names;

/// <summary>Splits kanji into a family and a given name with the gazetteer.</summary>
internal static class NameSplit
{
    private const int LongestFamily = 5;
    private const int LongestGiven = 4;

    // Families of one letter that stand alone before an honorific often enough; 神様, 奥様, 王様, 宮様 and 平氏 are none.
    private const string Singles = "林森原関東辻堀南岡西谷星堤泉岸菅畑橘柳牧秦乾北楠沖滝浜湊伴浦坂梶堺榊椿塙桂芝柴佃脇巽榎柏李杉島嶋澤沢峰峯仲今角";

    // Families of China and Korea, which Japanese ones seldom share; any one or two kanji follow.
    private const string Continental = "金李朴崔鄭姜尹張韓陳劉楊黄呉徐孫胡郭羅梁宋許鄧馮曹蔡潘董袁蒋沈盧傅鍾姚譚廖趙周朱馬呂蘇曾彭魏閔習王温";

    // Letters at the end of words for organisations, places and things, with which no unknown given name ends.
    private const string Organisations = "庁省局課部署院会社団員市町村県国府州郡駅港城寺館所園校店場法式線機電業党軍隊班組件区街道岳島学店号版者語教";

    /// <summary>Finds the best name that ends where some letters end.</summary>
    /// <param name="letters">Kanji before the place.</param>
    /// <param name="context">What speaks for a name beside it.</param>
    /// <param name="exact">Whether the name must begin with the first letter.</param>
    /// <param name="clear">Whether no letter of another word stands before the first one.</param>
    /// <param name="alone">Whether a given name without a family counts.</param>
    /// <param name="start">The number of the letter with which the name begins.</param>
    /// <returns>All evidence; <see cref="NameEvidence.None"/> if there is no name.</returns>
    internal static NameEvidence Find(ReadOnlySpan<char> letters, NameEvidence context, bool exact, bool clear, bool alone, out int start)
    {
        NameTable table = NameTable.Instance;
        NameEvidence best = NameEvidence.None;
        double bestScore = 0;
        start = 0;
        for (int given = 0; given <= Math.Min(LongestGiven, letters.Length - 1); given++)
        {
            NameEvidence second = NameEvidence.None;
            ReadOnlySpan<char> last = letters[^given..];
            if (given > 0)
            {
                NameTraits traits = table.Of(last);
                if ((traits & NameTraits.Stop) != NameTraits.None)
                {
                    continue;
                }

                second = (traits & NameTraits.Given) != NameTraits.None ? NameEvidence.Given : IsGivenForm(table, last) ? NameEvidence.GivenForm : NameEvidence.None;
            }

            for (int family = 1; family <= Math.Min(LongestFamily, letters.Length - given); family++)
            {
                int first = letters.Length - given - family;
                if (exact && first > 0)
                {
                    continue;
                }

                bool free = first == 0 && clear;
                NameEvidence evidence = Pair(table, letters.Slice(first, family), second, given, letters[^1], free);
                if (evidence == NameEvidence.None || (!free && !MayTouch(evidence, first > 0 ? letters[first - 1] : '一', family, given)))
                {
                    continue;
                }

                evidence |= context | (free || (first > 0 && NameLetters.IsRole(letters[first - 1])) ? NameEvidence.None : NameEvidence.Glued);
                double score = NameScore.Of(evidence);
                if (score > bestScore || (score == bestScore && first < start))
                {
                    (best, bestScore, start) = (evidence, score, first);
                }
            }
        }

        if (bestScore < NameScore.Threshold && alone && clear && letters.Length is 2 or 3 && (table.Of(letters) & (NameTraits.GivenAlone | NameTraits.Stop)) == NameTraits.GivenAlone)
        {
            (best, start) = (context | NameEvidence.Given | NameEvidence.Boundary, 0);
            bestScore = NameScore.Of(best);
        }

        return bestScore >= NameScore.Threshold && (table.Of(letters[start..]) & NameTraits.Stop) == NameTraits.None ? best : NameEvidence.None;
    }

    /// <summary>Says what speaks for a family in writing and a given name behind a blank.</summary>
    internal static NameEvidence Spaced(ReadOnlySpan<char> family, ReadOnlySpan<char> given, NameEvidence context)
    {
        NameTable table = NameTable.Instance;
        NameTraits traits = table.Of(given);
        NameEvidence second = (traits & NameTraits.Stop) != NameTraits.None || given.Length > LongestGiven ? NameEvidence.None : (traits & NameTraits.Given) != NameTraits.None ? NameEvidence.Given : IsGivenForm(table, given) ? NameEvidence.GivenForm : NameEvidence.None;
        if (second == NameEvidence.None || family.Length > LongestFamily)
        {
            return NameEvidence.None;
        }

        NameEvidence evidence = Pair(table, family, second, given.Length, given[^1], free: true);
        return evidence == NameEvidence.None ? evidence : evidence | context | NameEvidence.Boundary;
    }

    private static bool IsGivenForm(NameTable table, ReadOnlySpan<char> letters) => table.LooksGiven(letters) && !Organisations.Contains(letters[^1], StringComparison.Ordinal);

    /// <summary>Says what speaks for a family and what follows it.</summary>
    private static NameEvidence Pair(NameTable table, ReadOnlySpan<char> family, NameEvidence second, int given, char last, bool free)
    {
        NameTraits traits = table.Of(family);
        if (family.Length == 1)
        {
            if (given is 1 or 2 && free && !Organisations.Contains(last, StringComparison.Ordinal) && Continental.Contains(family[0], StringComparison.Ordinal))
            {
                return NameEvidence.RareFamily | (second == NameEvidence.None ? NameEvidence.GivenForm : second);
            }

            bool known = given == 0 ? Singles.Contains(family[0], StringComparison.Ordinal) && free : (traits & NameTraits.FrequentFamily) != NameTraits.None && second == NameEvidence.Given && given > 1;
            return known ? NameEvidence.Family | second : NameEvidence.None;
        }

        if ((given > 0 && second == NameEvidence.None) || (traits & NameTraits.Stop) != NameTraits.None)
        {
            return NameEvidence.None;
        }

        if ((traits & NameTraits.Family) != NameTraits.None)
        {
            return ((traits & NameTraits.FrequentFamily) != NameTraits.None ? NameEvidence.Family : NameEvidence.RareFamily) | second;
        }

        return given > 1 && second == NameEvidence.Given && free && table.LooksFamily(family) ? NameEvidence.FamilyForm | second : NameEvidence.None;
    }

    /// <summary>Says whether a name may follow another letter at once: a frequent family alone only behind a word for a person's part.</summary>
    private static bool MayTouch(NameEvidence evidence, char before, int family, int given)
        => (evidence & NameEvidence.Family) != NameEvidence.None && family > 1 && (given > 0 ? (evidence & NameEvidence.Given) != NameEvidence.None : NameLetters.IsRole(before));
}
