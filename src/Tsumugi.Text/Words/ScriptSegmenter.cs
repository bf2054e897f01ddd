namespace Tsumugi.Text.Words;

/// <summary>Cuts a text into words without a dictionary: where the script changes, at particles and auxiliaries, and every two kanji.</summary>
/// <remarks>
/// <para>
/// A run of katakana, Latin letters, digits or one repeated sign is a word. A run of kanji is cut after every second one (国会|議事|堂), as the short units of
/// Sudachi and UniDic mostly are. Hiragana behind kanji belongs to it (食べ) up to the first word of a list of some two hundred particles and auxiliaries
/// (食べ|た|の|は), the longest that fits; hiragana that no listed word explains is one word.
/// </para>
/// <para>
/// Known misses: kanji compounds of three and five (大|学生 is cut 大学|生), hiragana words that contain a particle (もの|がたり). It is meant for counting, where
/// only how many and how often matters, not for reading. Deterministic; allocates nothing but its memory; about two nanoseconds a letter. Not thread-safe.
/// </para>
/// </remarks>
public sealed class ScriptSegmenter : ISegmenter
{
    private readonly LetterCensus _census = new();
    private byte[] _kinds = new byte[256];

    /// <inheritdoc/>
    public string Name => "own";

    /// <inheritdoc/>
    public void Cut(ReadOnlySpan<char> text, WordList words)
    {
        words.Clear();
        _census.Take(text);
        if (_census.IsOverfull)
        {
            return; // more than 65,534 different letters: no writing of people
        }

        Cut(_census, words);
        if (_census.Pairs > 0)
        {
            words.FromLettersToUnits(_census);
        }
    }

    /// <summary>Cuts a text of which the census is taken; places are letters, not units.</summary>
    internal void Cut(LetterCensus census, WordList words)
    {
        words.Clear();
        FindKinds(census);
        ReadOnlySpan<byte> kinds = _kinds;
        ReadOnlySpan<int> letters = census.Letters;
        ReadOnlySpan<ushort> numbers = census.Numbers[..census.Length];
        int place = 0;
        while (place < numbers.Length)
        {
            int start = place;
            var kind = (WordKind)kinds[numbers[place++]];
            switch (kind)
            {
                case WordKind.Blank:
                    break;
                case WordKind.Kanji:
                    place = CutKanji(numbers, kinds, ref start, place, words);
                    place = CutHiragana(numbers, kinds, letters, start, place, words);
                    break;
                case WordKind.Hiragana:
                    place = CutHiragana(numbers, kinds, letters, start, start, words);
                    break;
                case WordKind.Mark:
                    place = MarkEnd(numbers, kinds, place);
                    words.Add(start, place);
                    break;
                default:
                    place = RunEnd(numbers, kinds, place, kind == WordKind.LongMark ? WordKind.Katakana : kind);
                    words.Add(start, place);
                    break;
            }
        }
    }

    /// <summary>Cuts a run of kanji after every second one; the last one or two are left open.</summary>
    private static int CutKanji(ReadOnlySpan<ushort> numbers, ReadOnlySpan<byte> kinds, ref int start, int place, WordList words)
    {
        int kanji = 1;
        for (; place < numbers.Length; place++)
        {
            var next = (WordKind)kinds[numbers[place]];
            if (next == WordKind.Attached)
            {
                continue;
            }

            if (next != WordKind.Kanji)
            {
                break;
            }

            if (kanji == 2)
            {
                words.Add(start, place);
                start = place;
                kanji = 0;
            }

            kanji++;
        }

        return place;
    }

    private static int RunEnd(ReadOnlySpan<ushort> numbers, ReadOnlySpan<byte> kinds, int place, WordKind kind)
    {
        while (place < numbers.Length)
        {
            var next = (WordKind)kinds[numbers[place]];
            if (next != kind && next != WordKind.Attached && !(next == WordKind.LongMark && kind == WordKind.Katakana))
            {
                break;
            }

            place++;
        }

        return place;
    }

    private static int MarkEnd(ReadOnlySpan<ushort> numbers, ReadOnlySpan<byte> kinds, int place)
    {
        ushort mark = numbers[place - 1];
        while (place < numbers.Length && (numbers[place] == mark || (WordKind)kinds[numbers[place]] == WordKind.Attached))
        {
            place++;
        }

        return place;
    }

    /// <summary>Cuts a run of hiragana; what stands before it from <paramref name="open"/> on belongs to its first letters unless they are a listed word.</summary>
    private static int CutHiragana(ReadOnlySpan<ushort> numbers, ReadOnlySpan<byte> kinds, ReadOnlySpan<int> letters, int open, int place, WordList words)
    {
        int behind = place; // the first letter behind what is open
        while (place < numbers.Length)
        {
            var kind = (WordKind)kinds[numbers[place]];
            if (kind != WordKind.Hiragana)
            {
                if (kind is not (WordKind.LongMark or WordKind.Attached) || place == open)
                {
                    break;
                }

                place++;
                continue;
            }

            int end = ListedEnd(numbers, letters, place);
            bool isEnding = end == place + 1 && place == behind && open < place && FunctionWords.Endings.Contains((char)letters[numbers[place]], StringComparison.Ordinal);
            if (end > place && !isEnding)
            {
                words.Add(open, place);
                words.Add(place, end);
                open = end;
                place = end;
            }
            else
            {
                place++;
            }
        }

        words.Add(open, place);
        return place;
    }

    private static int ListedEnd(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> letters, int place)
    {
        uint first = (uint)(letters[numbers[place]] - 0x3040);
        uint second = place + 1 < numbers.Length ? (uint)(letters[numbers[place + 1]] - 0x3040) : FunctionWords.Columns;
        if (first >= FunctionWords.Columns)
        {
            return place;
        }

        if (second >= FunctionWords.Columns)
        {
            _ = FunctionWords.Step(0, (int)first, out bool isOne);
            return isOne ? place + 1 : place;
        }

        // Two letters at once settle most places; the longer words are followed letter by letter.
        int state = FunctionWords.StepByTwo((int)first, (int)second, out int length);
        int end = place + length;
        for (int i = place + 2; state != 0 && i < numbers.Length; i++)
        {
            uint column = (uint)(letters[numbers[i]] - 0x3040);
            if (column >= FunctionWords.Columns)
            {
                break;
            }

            state = FunctionWords.Step(state, (int)column, out bool isWord);
            if (state == 0)
            {
                break;
            }

            end = isWord ? i + 1 : end;
        }

        return end;
    }

    private static WordKind KindOf(int letter)
    {
        if (letter <= char.MaxValue && LetterClasses.IsBlank((char)letter))
        {
            return WordKind.Blank;
        }

        return LetterClasses.Of(letter) switch
        {
            LetterClass.Newline or LetterClass.Space or LetterClass.WideSpace => WordKind.Blank,
            LetterClass.Kanji or LetterClass.KanjiMark or LetterClass.KanjiBeyondBmp => WordKind.Kanji,
            LetterClass.Hiragana or LetterClass.HiraganaMark => WordKind.Hiragana,
            LetterClass.Katakana or LetterClass.KatakanaMark or LetterClass.HalfKatakana or LetterClass.KanaBeyondBmp => WordKind.Katakana,
            LetterClass.LongMark => WordKind.LongMark,
            LetterClass.Latin or LetterClass.LatinAccented or LetterClass.LatinWide => WordKind.Latin,
            LetterClass.Digit or LetterClass.DigitWide => WordKind.Digit,
            LetterClass.Hangul or LetterClass.Other => WordKind.Other,
            LetterClass.Mark or LetterClass.Invisible => WordKind.Attached,
            _ => WordKind.Mark,
        };
    }

    private void FindKinds(LetterCensus census)
    {
        ReadOnlySpan<int> letters = census.Letters;
        if (_kinds.Length < letters.Length)
        {
            _kinds = new byte[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)letters.Length)];
        }

        for (int number = 1; number < letters.Length; number++)
        {
            _kinds[number] = (byte)KindOf(letters[number]);
        }
    }
}
