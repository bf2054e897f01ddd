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
        if (start + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[start]) || !Beginnings[BeginningOf(text[start..])])
        {
            return 0;
        }

        ReadOnlySpan<char> there = text.Slice(start, Math.Min(Longest, text.Length - start));
        Span<char> small = stackalloc char[there.Length];
        for (int i = 0; i < small.Length; i++)
        {
            small[i] = char.IsAsciiLetterUpper(there[i]) ? (char)(there[i] + 32) : there[i];
        }

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

    /// <summary>Marks the first three letters of words by their lower five bits, which small letters and capitals share; no word has one letter.</summary>
    private static bool[] FindBeginnings()
    {
        bool[] beginnings = new bool[1 << 15];
        foreach (string word in Words.Where(word => char.IsAsciiLetterOrDigit(word[0]))) // HojiChar's list has a word with < for its tests
        {
            if (word.Length > 2)
            {
                beginnings[BeginningOf(word)] = true;
                continue;
            }

            beginnings.AsSpan(BeginningOf(word), 32).Fill(true); // whatever follows
        }

        return beginnings;
    }

    private static int BeginningOf(ReadOnlySpan<char> word) => ((word[0] & 31) << 10) | ((word[1] & 31) << 5) | (word.Length > 2 ? word[2] & 31 : 0);
}
