using System.Globalization;

namespace Tsumugi.Text.Repeats;

/// <summary>Finds the places at which a text may be cut: between letters as people see them, and between sentences.</summary>
/// <remarks>
/// A letter as people see it is an extended grapheme cluster of Unicode (UAX #29, by the tables of the runtime, which need no ICU): a cut never
/// parts the halves of a surrogate pair, か and its U+3099, a kanji and its variation selector, the parts of a flag or a family. A sentence ends
/// behind 。｡．！？!? and the closing brackets and quotation marks that follow, and at a line feed; ． followed by a digit and ! ? followed by a
/// Latin letter or a digit (an address) end none. Linear, never allocates, thread-safe.
/// </remarks>
public static class CutPlaces
{
    private const int FurthestBack = 64;

    /// <summary>Gets the first place at or behind <paramref name="place"/> between two letters.</summary>
    public static int NextLetter(ReadOnlySpan<char> text, int place)
    {
        int at = SafeStart(text, place);
        while (at < place)
        {
            at += StringInfo.GetNextTextElementLength(text[at..]);
        }

        return at;
    }

    /// <summary>Gets the last place at or before <paramref name="place"/> between two letters.</summary>
    public static int LastLetter(ReadOnlySpan<char> text, int place)
    {
        int at = SafeStart(text, place);
        while (at < place)
        {
            int next = at + StringInfo.GetNextTextElementLength(text[at..]);
            if (next > place)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    /// <summary>Gets the first place in a stretch at which a sentence begins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The beginning of the stretch.</param>
    /// <param name="to">Its end.</param>
    /// <returns>The place; <paramref name="to"/> if there is none.</returns>
    public static int SentenceStart(ReadOnlySpan<char> text, int from, int to)
    {
        for (int place = from; place < to; place++)
        {
            if (PassageLetters.Counts(text[place]) && !IsTail(text[place]) && BeginsSentence(text, place))
            {
                return place;
            }
        }

        return to;
    }

    /// <summary>Gets the last place in a stretch at which a sentence ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">The beginning of the stretch.</param>
    /// <param name="to">Its end.</param>
    /// <returns>The place behind the sentence's last letter; <paramref name="from"/> if there is none.</returns>
    public static int SentenceEnd(ReadOnlySpan<char> text, int from, int to)
    {
        for (int place = to; place > from; place--)
        {
            if (PassageLetters.Counts(text[place - 1]) && EndsSentence(text, place))
            {
                return place;
            }
        }

        return from;
    }

    /// <summary>Goes back to a place at which a letter surely begins, or as far as is worth it.</summary>
    private static int SafeStart(ReadOnlySpan<char> text, int place)
    {
        int at = place;
        while (at > 0 && place - at < FurthestBack)
        {
            at--;
            if (LetterClasses.Of(text[at]) is LetterClass.Kanji or LetterClass.Hiragana or LetterClass.Katakana or LetterClass.Latin or LetterClass.Digit or LetterClass.Kuten or LetterClass.Newline)
            {
                return at;
            }
        }

        return at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }

    private static bool BeginsSentence(ReadOnlySpan<char> text, int place)
    {
        int end = place;
        while (end > 0 && !PassageLetters.Counts(text[end - 1]))
        {
            if (text[end - 1] == '\n')
            {
                return true;
            }

            end--;
        }

        return end == 0 || EndsSentence(text, end);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int place)
    {
        int next = place;
        while (next < text.Length && !PassageLetters.Counts(text[next]))
        {
            if (text[next] == '\n')
            {
                return true;
            }

            next++;
        }

        if (next == text.Length)
        {
            return true;
        }

        if (next == place && IsTail(text[place]))
        {
            return false;
        }

        int mark = place - 1;
        while (mark >= 0 && IsClosing(text[mark]))
        {
            mark--;
        }

        return mark >= 0 && IsEndMark(text[mark], text[mark + 1]);
    }

    private static bool IsTail(char unit) => unit is '。' or '｡' or '．' or '！' or '？' or '!' or '?' || IsClosing(unit);

    private static bool IsClosing(char unit) => (LetterTraitTable.Of(unit) & LetterTraits.Closing) != LetterTraits.None;

    private static bool IsEndMark(char unit, char next) => unit switch
    {
        '。' or '｡' or '！' or '？' => true,
        '．' => !char.IsDigit(next),
        '!' or '?' => !char.IsAsciiLetterOrDigit(next),
        _ => false,
    };
}
