using Tsumugi.Text;

namespace Tsumugi.Stages.Measure.Lexicon;

/// <summary>Finds HojiChar's English adult words: behind a blank or at the beginning, before a blank, comma, full stop or the end.</summary>
/// <remarks>
/// HojiChar/HojiChar@3ca1d27, document_filters.py, NgWordsFilterEn: `(?:^| )(words)(?:( |,|\.)|$)` without regard to capitals. The mark behind a word belongs to the
/// match, so of two words with one blank between them only the first counts.
/// </remarks>
internal sealed class EnglishAdultWords : TextCount
{
    private static readonly string[] Words = [.. WordLists.Read("hojichar-dict/adult_keywords_en.txt").Select(word => word.ToLowerInvariant())];
    private static readonly PhraseAutomaton Automaton = new(Words);
    private static readonly int[] Ranks = [.. Automaton.Phrases.Select(phrase => Array.IndexOf(Words, phrase))];
    private static readonly int Longest = Words.Max(word => word.Length);

    private static readonly bool[] Beginnings = FindBeginnings();

    /// <summary>Gets how often one is found.</summary>
    public int Hits { get; private set; }

    /// <inheritdoc/>
    protected override void Count(in TextView document)
    {
        Hits = 0;
        ReadOnlySpan<char> text = document.Letters;
        if (document.Scripts.Latin == 0)
        {
            return;
        }

        int start = MatchAt(text, 0);
        Hits += start > 0 ? 1 : 0;
        while (start < text.Length)
        {
            int blank = text[start..].IndexOf(' ');
            if (blank < 0)
            {
                return;
            }

            start += blank;
            int end = MatchAt(text, start + 1);
            Hits += end > 0 ? 1 : 0;
            start = Math.Max(end, start + 1);
        }
    }

    /// <summary>Finds the end of the match whose word begins at a place; 0 if there is none.</summary>
    private static int MatchAt(ReadOnlySpan<char> text, int start)
    {
        if (start + 1 >= text.Length || (text[start] | text[start + 1]) > 127 || !Beginnings[PairOf(text[start], text[start + 1])])
        {
            return 0;
        }

        ReadOnlySpan<char> there = text.Slice(start, Math.Min(Longest, text.Length - start));
        Span<char> small = stackalloc char[Longest];
        small = small[..there.Length];
        int beginning = Math.Min(3, there.Length);
        ToSmall(there[..beginning], small);
        if (Automaton.NextStart(small[..beginning], 0) != 0)
        {
            return 0;
        }

        ToSmall(there, small);
        Span<int> found = stackalloc int[8];
        int best = int.MaxValue;
        int end = 0;
        foreach (int phrase in found[..Automaton.AllAt(small, 0, found)])
        {
            int behind = start + Automaton.Phrases[phrase].Length;
            if (Ranks[phrase] < best && (behind == text.Length || text[behind] is ' ' or ',' or '.'))
            {
                best = Ranks[phrase];
                end = behind + (behind == text.Length ? 0 : 1);
            }
        }

        return end;
    }

    private static void ToSmall(ReadOnlySpan<char> text, Span<char> small)
    {
        for (int i = 0; i < text.Length; i++)
        {
            small[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] + 32) : text[i];
        }
    }

    /// <summary>Marks the pairs of letters with which words begin, in small letters or capitals; no word has one letter, and HojiChar's test word with &lt; is left out.</summary>
    private static bool[] FindBeginnings()
    {
        bool[] beginnings = new bool[1 << 14];
        foreach (string word in Words.Where(word => char.IsAsciiLetterOrDigit(word[0])))
        {
            foreach (char first in (ReadOnlySpan<char>)[word[0], char.ToUpperInvariant(word[0])])
            {
                beginnings[PairOf(first, word[1])] = true;
                beginnings[PairOf(first, char.ToUpperInvariant(word[1]))] = true;
            }
        }

        return beginnings;
    }

    private static int PairOf(char first, char second) => (first << 7) | second;
}
