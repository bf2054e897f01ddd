using Tsumugi.Stages.Redact.Names;
using Tsumugi.Text;

namespace Tsumugi.Stages.Redact.SpecialCare;

/// <summary>A condition that a text states: a term with what follows it (糖尿病|と診断), a whole statement (逮捕され), or a title (容疑者).</summary>
/// <param name="Start">Where the condition begins.</param>
/// <param name="End">Where the fixed letters of the statement end.</param>
/// <param name="KanaEnd">Where the kana that go on from it end.</param>
/// <param name="Label">What it states.</param>
/// <param name="Form">How it does.</param>
internal readonly record struct CareStatement(int Start, int End, int KanaEnd, CareLabel Label, StatementForm Form)
{
    /// <summary>Letters that may stand between a term and what follows it: a stage in brackets, a second term.</summary>
    private const int LongestGap = 16;

    private const int LongestKana = 12;
    private const int LongestEntry = 60;
    private const int LongestVerb = 4;
    private const int MostVerbs = 3;
    private const int MostAtOnePlace = 12;

    /// <summary>Reads the statement that begins at a place; the longest anchor that states something.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, int start, out CareStatement statement)
    {
        CareLexicon lexicon = CareLexicon.Instance;
        Span<int> anchors = stackalloc int[MostAtOnePlace];
        for (int i = lexicon.Anchors.AllAt(text, start, anchors) - 1; i >= 0; i--)
        {
            int anchor = anchors[i];
            string phrase = lexicon.Anchors.Phrases[anchor];
            int end = start + phrase.Length;
            if (lexicon.Wholes[anchor] != 0)
            {
                bool entry = phrase[^1] is '：' or ':' or '、';
                statement = Make(text, start, end, lexicon.Wholes[anchor], entry ? StatementForm.Entry : phrase[0] == 'を' ? StatementForm.Object : StatementForm.Whole);
                return true;
            }

            if (lexicon.Titles[anchor] != 0 && start > 0 && (NameLetters.IsKanji(text[start - 1]) || NameLetters.IsKatakana(text[start - 1])))
            {
                statement = new CareStatement(start, end, end, First(lexicon.Titles[anchor]), StatementForm.Title);
                return true;
            }

            if (lexicon.Terms[anchor] != 0 && IsApart(text, start, end) && TryState(text, end, lexicon.Terms[anchor], out int stateEnd, out int labels))
            {
                statement = Make(text, start, stateEnd, labels, StatementForm.Term);
                return true;
            }
        }

        statement = default;
        return false;
    }

    /// <summary>Says whether the kana behind a statement take it back: 診断されていない, 逮捕されたら, 治療を受けたい.</summary>
    internal bool IsDenied(ReadOnlySpan<char> text)
    {
        if (Form == StatementForm.Title)
        {
            return false;
        }

        if (Form == StatementForm.Entry)
        {
            ReadOnlySpan<char> entry = text[End..KanaEnd].Trim(" 　");
            return entry.Length == 0 || entry is "-" or "ー" or "―" or "－" || entry.StartsWith("な") || entry.StartsWith("無") || entry.StartsWith("特にな") || entry.StartsWith("未記入") || entry.StartsWith("不明") || entry.StartsWith("有・無") || entry.StartsWith("[");
        }

        int end = Math.Min(text.Length, KanaEnd + 2);
        return text[(End - 1)..end].ContainsAny(CareContext.Denied); // from one letter before, since the statement may hold the た of たら
    }

    /// <summary>Says whether a noun follows that takes the statement: 診断された人. Its place is given, so that a name can be looked for there.</summary>
    internal bool BelongsToNoun(ReadOnlySpan<char> text, out int noun)
    {
        noun = KanaEnd;
        if (Form is StatementForm.Title or StatementForm.Entry || noun >= text.Length)
        {
            return false;
        }

        // 殺人の罪で|服役した|男: what ends in a particle goes on to its verb.
        for (int verbs = 0; verbs < MostVerbs && KanaEnd - End <= 1 && text[noun - 1] is 'で' or 'に' or 'を' or 'と' && noun < text.Length && NameLetters.IsKanji(text[noun]); verbs++)
        {
            int kana = PassWhile(text, noun, LongestVerb, NameLetters.IsKanji);
            if (kana == text.Length || !NameLetters.IsHiragana(text[kana]))
            {
                break;
            }

            noun = PassWhile(text, kana, LongestKana, NameLetters.IsHiragana);
        }

        if (noun == text.Length)
        {
            return false;
        }

        char next = text[noun];
        char last = text[noun - 1];
        bool isNoun = NameLetters.IsKanji(next) || NameLetters.IsKatakana(next) || DigitForms.ValueOfAny(next) >= 0 || char.IsAsciiLetter(next);
        if (!NameLetters.IsHiragana(last))
        {
            return NameLetters.IsKanji(last) && CareContext.Compounds.Begins(text[noun..]) > 0 && CareContext.Nouns.Begins(text[noun..]) == 0;
        }

        return isNoun && IsAdnominal(last) && CareContext.Nouns.Begins(text[noun..]) == 0;
    }

    /// <summary>Says whether a letter may end what stands before a noun: 診断された人, 患う人, 入院中の人.</summary>
    internal static bool IsAdnominal(char last) => last is 'た' or 'だ' or 'る' or 'う' or 'の' or 'な' or 'い' or 'つ' or 'む' or 'く' or 'す' or 'ぶ';

    /// <summary>Says whether a carer may be the one of whom it is said: it happens to someone, and nobody does it to others.</summary>
    internal bool Happens(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> letters = text[Start..Math.Min(text.Length, KanaEnd)];
        return Form != StatementForm.Object && (letters.Contains("され", StringComparison.Ordinal) || letters.Contains("受け", StringComparison.Ordinal) || letters.IndexOfAny("患罹") >= 0 || letters.Contains("発症", StringComparison.Ordinal) || letters.Contains("感染", StringComparison.Ordinal)
            || letters.Contains("入院", StringComparison.Ordinal) || letters.Contains("倒れ", StringComparison.Ordinal) || letters.Contains("抱え", StringComparison.Ordinal) || letters.Contains("服用", StringComparison.Ordinal) || letters.Contains("服役", StringComparison.Ordinal) || letters.Contains("失明", StringComparison.Ordinal));
    }

    /// <summary>Says whether somebody does it to another: 診断した.</summary>
    internal bool IsDoneToOthers(ReadOnlySpan<char> text) => text[Start..End].EndsWith("診断") && End < text.Length && text[End] == 'し';

    private static CareStatement Make(ReadOnlySpan<char> text, int start, int end, int labels, StatementForm form)
    {
        int stop = end;
        if (form == StatementForm.Entry)
        {
            while (stop < text.Length && stop - end < LongestEntry && text[stop] is not ('\n' or '\r' or '。' or '|' or '｜' or '\t'))
            {
                stop++;
            }

            // Not between the two halves of a letter.
            stop += stop < text.Length && char.IsLowSurrogate(text[stop]) ? 1 : 0;
        }
        else
        {
            stop = PassWhile(text, end, LongestKana, NameLetters.IsHiragana);
        }

        return new CareStatement(start, end, stop, First(labels), form);
    }

    private static int PassWhile(ReadOnlySpan<char> text, int at, int most, Func<char, bool> kind)
    {
        int end = at;
        while (end < text.Length && end - at < most && kind(text[end]))
        {
            end++;
        }

        return end;
    }

    private static CareLabel First(int labels) => (CareLabel)System.Numerics.BitOperations.TrailingZeroCount(labels);

    /// <summary>Says whether a term in kana or Latin letters is a word by itself and no part of another.</summary>
    private static bool IsApart(ReadOnlySpan<char> text, int start, int end)
        => (start == 0 || !IsSameWord(text[start - 1], text[start]) || text[start - 1] is 'の' or 'は' or 'が' or 'に' or 'で' or 'と' or 'も') && (end == text.Length || !IsSameWord(text[end - 1], text[end]) || NameLetters.IsHiragana(text[end]));

    private static bool IsSameWord(char left, char right)
        => (NameLetters.IsKatakana(left) && NameLetters.IsKatakana(right)) || (NameLetters.IsHiragana(left) && NameLetters.IsHiragana(right)) || (NameLetters.IsLatin(left) && NameLetters.IsLatin(right));

    /// <summary>Finds what follows a term, for one of its labels.</summary>
    private static bool TryState(ReadOnlySpan<char> text, int from, int labels, out int end, out int found)
    {
        CareLexicon lexicon = CareLexicon.Instance;
        Span<int> states = stackalloc int[MostAtOnePlace];
        int limit = Math.Min(text.Length, from + LongestGap);
        bool inBrackets = false;
        for (int at = from; at < limit; at++)
        {
            if (!inBrackets)
            {
                for (int i = lexicon.States.AllAt(text, at, states) - 1; i >= 0; i--)
                {
                    found = lexicon.StateLabels[states[i]] & labels;
                    if (found != 0)
                    {
                        end = at + lexicon.States.Phrases[states[i]].Length;
                        return true;
                    }
                }
            }

            char letter = text[at];
            inBrackets = letter is '（' or '(' || (inBrackets && letter is not ('）' or ')'));
            if (letter is '。' or '\n' or '、' or '「' or '」' || (!inBrackets && NameLetters.IsHiragana(letter) && letter is not ('と' or 'や' or 'の' or 'を' or 'も' or 'に' or 'で')))
            {
                break;
            }
        }

        (end, found) = (0, 0);
        return false;
    }
}
