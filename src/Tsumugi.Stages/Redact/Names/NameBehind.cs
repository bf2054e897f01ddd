using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.Names;

/// <summary>Reads the name that stands behind a label, or at the beginning of a line or cell.</summary>
internal static class NameBehind
{
    private const int LongestGap = 6;

    /// <summary>Finds where the value of a label begins: behind a colon, a blank, the border of a cell, or は.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place behind the label.</param>
    /// <param name="weak">Whether は, が or nothing parts them, so that prose is likely.</param>
    /// <returns>The place; -1 if the label is part of another word.</returns>
    internal static int ValueOf(ReadOnlySpan<char> text, int at, out bool weak)
    {
        int gap = 0;
        bool marked = false;
        int from = at;
        weak = false;
        for (; at < text.Length && gap < LongestGap; at++, gap++)
        {
            char letter = text[at];
            if (letter is ':' or '：' or '|' or '｜' or '\t' or '\n' or '\r' or '】' or '］' or ']' or ')' or '）' or '」' or '=' or '＝' or '│' or '・' or '／' or '"' or '/' or '>' or '*' or '、' || DigitForms.IsBlank(letter))
            {
                marked = true;
                continue;
            }

            if (!marked && letter is 'は' or 'が' or 'の')
            {
                weak = marked = true;
                continue;
            }

            break;
        }

        weak |= at == from;
        return gap < LongestGap ? at : -1;
    }

    /// <summary>Reads a name that begins at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The place.</param>
    /// <param name="label">What kind of label stands before it; null for the beginning of a line or cell.</param>
    /// <param name="weak">Whether only a full name counts.</param>
    /// <param name="end">Where the name ends.</param>
    internal static NameEvidence Read(ReadOnlySpan<char> text, int start, NameLabel? label, bool weak, out int end)
    {
        end = start;
        if (start >= text.Length || NameEdges.IsMask(text, start))
        {
            return NameEvidence.None;
        }

        NameEvidence context = label is null ? NameEvidence.Boundary : NameEvidence.Label;
        char first = text[start];
        if (NameLetters.IsKanji(first))
        {
            return Kanji(text, start, context, weak || label is null, out end);
        }

        if (label is null || weak)
        {
            return NameEvidence.None;
        }

        if (NameLetters.IsKatakana(first) || NameLetters.IsHiragana(first))
        {
            return Kana(text, start, label, out end);
        }

        return label.Kind == NameLabelKind.Kana ? NameEvidence.None : ForeignName.LatinBehind(text, start, out end);
    }

    private static NameEvidence Kanji(ReadOnlySpan<char> text, int start, NameEvidence context, bool strict, out int end)
    {
        Span<char> letters = stackalloc char[NameRun.Most];
        int count = NameRun.Behind(text, start, letters, out end);
        if (count == NameRun.Most)
        {
            return NameEvidence.None;
        }

        if (count <= 5 && end + 1 < text.Length && DigitForms.IsBlank(text[end]) && NameLetters.IsKanji(text[end + 1]))
        {
            Span<char> given = stackalloc char[NameRun.Most];
            int length = NameRun.Behind(text, end + 1, given, out int behind);
            if (NameSplit.Spaced(letters[..count], given[..length], context) is NameEvidence spaced and not NameEvidence.None && NameEdges.Ends(text, behind, full: true))
            {
                end = behind;
                return spaced;
            }
        }

        if (end < text.Length && (NameLetters.IsHiragana(text[end]) || (DigitForms.IsBlank(text[end]) && end + 1 < text.Length && NameLetters.IsHiragana(text[end + 1]))) && WithHiragana(text, letters[..count], context, ref end) is NameEvidence mixed and not NameEvidence.None)
        {
            return mixed;
        }

        NameEvidence found = NameSplit.Find(letters[..count], context, exact: true, clear: true, alone: false, out _);
        bool full = (found & (NameEvidence.Given | NameEvidence.GivenForm)) != NameEvidence.None;
        bool fits = strict ? full && (found & NameEvidence.Given) != NameEvidence.None && (found & (NameEvidence.Family | NameEvidence.RareFamily)) != NameEvidence.None : found != NameEvidence.None;
        return fits && NameEdges.Ends(text, end, full) ? found : NameEvidence.None;
    }

    /// <summary>Reads a given name in hiragana behind a family: 河村たかし, 山田 さくら.</summary>
    private static NameEvidence WithHiragana(ReadOnlySpan<char> text, ReadOnlySpan<char> family, NameEvidence context, ref int end)
    {
        int from = DigitForms.IsBlank(text[end]) ? end + 1 : end;
        int to = from;
        while (to < text.Length && to - from < 6 && NameLetters.IsHiragana(text[to]))
        {
            to++;
        }

        NameTable table = NameTable.Instance;
        if (to - from < 2 || (table.Of(family) & NameTraits.Family) == NameTraits.None || (table.Of(text[from..to]) & (NameTraits.Hiragana | NameTraits.Stop)) != NameTraits.Hiragana || !NameEdges.Ends(text, to, full: false))
        {
            return NameEvidence.None;
        }

        end = to;
        return context | NameEvidence.Family | NameEvidence.Given;
    }

    private static NameEvidence Kana(ReadOnlySpan<char> text, int start, NameLabel label, out int end)
    {
        end = NameReading.EndOf(text, start, out int letters);
        ReadOnlySpan<char> name = text[start..end];
        if (letters < 3 || !NameEdges.Ends(text, end, full: false))
        {
            return NameEvidence.None;
        }

        if (NameReading.IsFullName(name))
        {
            return NameEvidence.Label | NameEvidence.Reading | NameEvidence.Given;
        }

        if (label.Kind == NameLabelKind.Kana)
        {
            bool spaced = name.IndexOfAny(' ', '\u3000') > 0;
            NameTraits traits = NameReading.OfKatakana(name);
            return spaced || (traits & (NameTraits.Reading | NameTraits.Hiragana)) != NameTraits.None ? NameEvidence.Label | NameEvidence.Reading | NameEvidence.Boundary : NameEvidence.None;
        }

        return NameLetters.IsKatakana(name[0]) ? ForeignName.OfKatakana(name, sure: false, NameEvidence.Label) : NameEvidence.None;
    }
}
