using Tsumugi.Contracts.Ledger;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Reads the name that stands before an honorific.</summary>
internal static class NameBefore
{
    private const int LongestHiragana = 6;

    // Posts that are named by a place, as most families are: only a full name counts.
    private static readonly string[] Placed = ["支店長", "工場長", "所長", "局長", "支配人", "裁判長"];

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the honorific begins.</param>
    /// <param name="honorific">The honorific.</param>
    /// <param name="name">Where the name stands.</param>
    /// <param name="reading">Where its reading stands in brackets: 山田太郎（やまだたろう）さん; empty if it has none.</param>
    /// <returns>What speaks for it; nothing if there is no name.</returns>
    internal static NameEvidence Read(ReadOnlySpan<char> text, int at, Honorific honorific, out TextSpan name, out TextSpan reading)
    {
        (name, reading) = (default, default);
        int end = at;
        if (end > 1 && DigitForms.IsBlank(text[end - 1]) && honorific.Word is "様" or "さま" or "氏" or "殿" or "先生")
        {
            end--;
        }

        NameEvidence more = NameEvidence.None;
        if (text[end - 1] is ')' or '）' && BeforeBrackets(text, end, out int open, out reading))
        {
            more = NameEvidence.Reading;
            end = open;
        }

        if (honorific.Kind is HonorificKind.Title or HonorificKind.Public && end > 2)
        {
            end = Honorifics.WithoutPrefix(text, end);
        }

        if (end == 0)
        {
            return NameEvidence.None;
        }

        char last = text[end - 1];
        int start;
        NameEvidence evidence;
        if (NameLetters.IsKatakana(last))
        {
            evidence = ForeignName.KatakanaBefore(text, end, honorific, out start);
        }
        else if (NameLetters.IsHiragana(last))
        {
            evidence = HiraganaBefore(text, end, honorific, out start);
        }
        else if (NameLetters.IsLatin(last) || last == '.')
        {
            evidence = ForeignName.LatinBefore(text, end, honorific, out start);
        }
        else
        {
            evidence = KanjiBefore(text, end, honorific, out start);
        }

        name = new TextSpan(start, end);
        return evidence == NameEvidence.None ? evidence : evidence | more;
    }

    private static NameEvidence KanjiBefore(ReadOnlySpan<char> text, int end, Honorific honorific, out int start)
    {
        Span<char> letters = stackalloc char[NameRun.Most];
        Span<int> starts = stackalloc int[NameRun.Most];
        int count = NameRun.Before(text, end, letters, starts);
        start = end;
        if (count == 0)
        {
            return NameEvidence.None;
        }

        int from = starts[^count];
        if (NameEdges.IsMask(text, from - 1) || (honorific.Kind == HonorificKind.Clan && IsPartOfName(letters[^1])))
        {
            return NameEvidence.None;
        }

        if (count <= 3 && from > 1 && DigitForms.IsBlank(text[from - 1]) && Spaced(text, from - 1, letters[^count..], NameEvidence.Honorific, out int family) is NameEvidence spaced and not NameEvidence.None)
        {
            start = family;
            return spaced;
        }

        bool alone = honorific.Kind is HonorificKind.Address;
        bool clear = NameEdges.IsClear(text, from) && count < NameRun.Most;
        NameEvidence found = NameSplit.Find(letters[^count..], NameEvidence.Honorific, exact: false, clear, alone, out int first);
        start = starts[NameRun.Most - count + first];
        bool lone = (found & (NameEvidence.Given | NameEvidence.GivenForm)) == NameEvidence.None;
        if (lone && (Array.IndexOf(Placed, honorific.Word) >= 0 || (count - first == 1 && honorific.Kind is HonorificKind.Title or HonorificKind.Public)))
        {
            return NameEvidence.None; // 渋谷支店長; 本部長: one letter before a post is too little
        }

        bool clan = lone && found != NameEvidence.None && honorific.Kind == HonorificKind.Clan && (NameTable.Instance.Of(letters.Slice(NameRun.Most - count + first)) & NameTraits.Clan) != NameTraits.None;
        return clan ? found | NameEvidence.Clan : found;
    }

    /// <summary>Says whether 氏 behind a letter is part of a given name (尊氏) or of a house (源氏).</summary>
    private static bool IsPartOfName(char last)
    {
        ReadOnlySpan<char> given = [last, '氏'];
        return last is '源' or '平' || (NameTable.Instance.Of(given) & NameTraits.Given) != NameTraits.None;
    }

    /// <summary>Reads the family before the blank of a spaced name.</summary>
    internal static NameEvidence Spaced(ReadOnlySpan<char> text, int blank, ReadOnlySpan<char> given, NameEvidence context, out int start)
    {
        Span<char> letters = stackalloc char[NameRun.Most];
        Span<int> starts = stackalloc int[NameRun.Most];
        int count = NameRun.Before(text, blank, letters, starts);
        start = count > 0 ? starts[^count] : blank;
        return count is > 0 and <= 5 && NameEdges.IsClear(text, start) && !NameEdges.IsMask(text, start - 1) ? NameSplit.Spaced(letters[^count..], given, context) : NameEvidence.None;
    }

    /// <summary>Reads a given name in hiragana, with a family in kanji before it or alone between marks.</summary>
    private static NameEvidence HiraganaBefore(ReadOnlySpan<char> text, int end, Honorific honorific, out int start)
    {
        start = end;
        while (start > 0 && end - start <= LongestHiragana && NameLetters.IsHiragana(text[start - 1]))
        {
            start--;
        }

        int length = end - start;
        NameTraits traits = length is >= 2 and <= LongestHiragana ? NameTable.Instance.Of(text[start..end]) : NameTraits.None;
        if ((traits & NameTraits.Hiragana) == NameTraits.None || (traits & NameTraits.Stop) != NameTraits.None || NameEdges.IsMask(text, start - 1))
        {
            return NameEvidence.None;
        }

        int behind = start > 1 && DigitForms.IsBlank(text[start - 1]) ? start - 1 : start;
        Span<char> letters = stackalloc char[NameRun.Most];
        Span<int> starts = stackalloc int[NameRun.Most];
        int count = NameRun.Before(text, behind, letters, starts);
        if (count is > 0 and <= 5 && NameEdges.IsClear(text, starts[^count]) && (NameTable.Instance.Of(letters[^count..]) & NameTraits.Family) is NameTraits family and not NameTraits.None)
        {
            start = starts[^count];
            return NameEvidence.Honorific | NameEvidence.Given | ((family & NameTraits.FrequentFamily) != NameTraits.None ? NameEvidence.Family : NameEvidence.RareFamily) | (behind < starts[^1] + 2 ? NameEvidence.None : NameEvidence.Boundary);
        }

        bool child = honorific.Word is "ちゃん" or "くん";
        bool alone = behind == start && count == 0 && (child || (length > 2 && honorific.Kind == HonorificKind.Address)) && (start == 0 || !char.IsLetterOrDigit(text[start - 1]));
        return alone ? NameEvidence.Honorific | NameEvidence.Given | NameEvidence.Boundary : NameEvidence.None;
    }

    /// <summary>Goes back over a reading in brackets.</summary>
    private static bool BeforeBrackets(ReadOnlySpan<char> text, int end, out int open, out TextSpan reading)
    {
        reading = default;
        for (open = end - 2; open > 0 && end - open < 24; open--)
        {
            if (text[open] is '(' or '（')
            {
                reading = NameReading.InBrackets(text, open);
                return reading.Length > 0;
            }
        }

        return false;
    }
}
