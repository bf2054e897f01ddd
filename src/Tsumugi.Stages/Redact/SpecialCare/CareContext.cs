using System.Buffers;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>What surrounds a statement: titles behind names, words of history and of fiction, topics that leave it to the person, nouns that take it away.</summary>
internal static class CareContext
{
    private static readonly Dictionary<string, List<string>> Sections = LexiconFile.Read("context");
    private static readonly PhraseSet Topics = new(Sections["topic"]);
    private static readonly SearchValues<char> Dashes = SearchValues.Create("-－–—～〜―");
    private static readonly SearchValues<string> HistoricWords = SearchValues.Create([.. Sections["historic"]], StringComparison.Ordinal);
    private static readonly SearchValues<string> FictionWords = SearchValues.Create([.. Sections["fiction"]], StringComparison.Ordinal);

    /// <summary>Gets what makes a family or a full name before it a person's: さん, 選手.</summary>
    internal static PhraseSet Honorifics { get; } = new(Sections["honorific"]);

    /// <summary>Gets the titles of those who care, judge and write.</summary>
    internal static PhraseSet Carers { get; } = new(Sections["carer"]);

    /// <summary>Gets the titles that state something by themselves: 容疑者.</summary>
    internal static PhraseSet Accused { get; } = new([.. CareLexicon.Kinds.Select(LexiconFile.Read).SelectMany(file => file.GetValueOrDefault("title", []))]);

    /// <summary>Gets the nouns behind a statement that leave it to the person: 後, 経験.</summary>
    internal static PhraseSet Nouns { get; } = new(Sections["noun"]);

    /// <summary>Gets the words of one who speaks of oneself.</summary>
    internal static PhraseSet Selves { get; } = new(Sections["self"]);

    /// <summary>Gets the nouns that make another word of a statement: 診断|書.</summary>
    internal static PhraseSet Compounds { get; } = new(Sections["compound"]);

    /// <summary>Gets the words for people without a name.</summary>
    internal static PhraseSet Unnamed { get; } = new(Sections["unnamed"]);

    /// <summary>Gets what a statement's kana hold when nothing was stated: 診断され|ていない.</summary>
    internal static SearchValues<string> Denied { get; } = SearchValues.Create([.. Sections["denied"]], StringComparison.Ordinal);

    /// <summary>Says whether a stretch tells of the dead: a word such as 享年, a year before 1905 or a span of years.</summary>
    internal static bool IsHistoric(ReadOnlySpan<char> text) => text.ContainsAny(HistoricWords) || HasOldYear(text);

    /// <summary>Says whether a stretch tells of made-up people.</summary>
    internal static bool IsFiction(ReadOnlySpan<char> text) => text.ContainsAny(FictionWords);

    /// <summary>Says whether the noun before は is one that may stand between a person and what is said of it.</summary>
    internal static bool IsOwnTopic(ReadOnlySpan<char> before) => Topics.Ends(before) > 0;

    /// <summary>Finds a year with four digits before 1905, or one with another behind a dash (1950年3月2日 - 2010年).</summary>
    private static bool HasOldYear(ReadOnlySpan<char> text)
    {
        int at = 0;
        int former = -1;
        for (int skip; (skip = text[at..].IndexOf('年')) >= 0; at++)
        {
            at += skip;
            int year = YearBefore(text, at);
            if (year is > 500 and < 1905)
            {
                return true;
            }

            if (year > 0 && former >= 0 && at - former < 22 && text[former..at].ContainsAny(Dashes))
            {
                return true;
            }

            former = year > 0 ? at : former;
        }

        return false;
    }

    private static int YearBefore(ReadOnlySpan<char> text, int at)
    {
        int value = 0;
        int start = at;
        for (int power = 1; start > 0 && power <= 1000 && Text.DigitForms.ValueOfAny(text[start - 1]) is >= 0 and int digit; power *= 10)
        {
            value += digit * power;
            start--;
        }

        return at - start == 4 ? value : -1;
    }
}
