using Tsumugi.Corpus.Sources;

namespace Tsumugi.Corpus.Making;

/// <summary>Makes a near-duplicate: drops, swaps or replaces a few sentences or changes their numbers.</summary>
/// <remarks>Menus and footers are left as they are. One thread; the memory is used again.</remarks>
/// <param name="pool">Where replacements come from.</param>
public sealed class NearEditor(ClausePool pool)
{
    // Between these shares of the letters are touched. At 8 % the 5-gram Jaccard is about 0.85, above every usual threshold (0.7 to 0.8).
    private const double LeastTouched = 0.005;
    private const double MostTouched = 0.08;

    // A sentence larger than this share of the text is not dropped or replaced whole.
    private const double LargeSentence = 0.1;

    private readonly List<Sentence> _sentences = [];
    private readonly List<Sentence?> _slots = [];
    private readonly List<bool> _replaced = [];

    /// <summary>Writes the edited copy of <paramref name="origin"/> to <paramref name="copy"/>.</summary>
    /// <returns>The share of the text's letters that lie in touched sentences; 0 if nothing could be changed.</returns>
    public double Edit(Draft origin, Draft copy, ulong seed)
    {
        int letters = FindSentences(origin.Parts);
        SplitMix random = new(seed);
        double wanted = (LeastTouched + ((MostTouched - LeastTouched) * random.Share())) * letters;
        copy.Parts.Clear();
        copy.Parts.AddRange(origin.Parts);
        int touched = 0;
        for (int tries = 0; _sentences.Count > 0 && (tries == 0 || touched < wanted) && tries < 4 * _sentences.Count; tries++)
        {
            touched += TouchOne(copy.Parts, random.Below(_sentences.Count), letters, ref random);
        }

        if (touched == 0 && _sentences.Count > 1)
        {
            // A short text of long sentences without a number: the shortest goes, whatever its share.
            Sentence shortest = _sentences.MinBy(sentence => sentence.Letters);
            _slots[_sentences.IndexOf(shortest)] = null;
            touched = shortest.Letters;
        }

        Arrange(copy.Parts, ref random);
        return letters == 0 ? 0 : (double)touched / letters;
    }

    private int FindSentences(List<DraftPart> parts)
    {
        _sentences.Clear();
        _slots.Clear();
        _replaced.Clear();
        int letters = 0;
        int start = 0;
        while (start < parts.Count)
        {
            int end = start;
            int length = 0;
            while (end < parts.Count && parts[end].IsText)
            {
                length += parts[end].Part.Length;
                if (parts[end++].Part.Kind != PartKind.Comma)
                {
                    break;
                }
            }

            letters += length;
            if (end > start && !parts[start].Part.Boilerplate)
            {
                _sentences.Add(new Sentence(start, end - start, length));
                _slots.Add(_sentences[^1]);
                _replaced.Add(false);
            }

            start = Math.Max(end, start + 1);
        }

        return letters;
    }

    /// <summary>Touches one sentence, unless it was touched before.</summary>
    /// <returns>How many letters the touched sentences have.</returns>
    private int TouchOne(List<DraftPart> parts, int at, int letters, ref SplitMix random)
    {
        if (_slots[at] is not { } sentence || sentence != _sentences[at] || _replaced[at])
        {
            return 0;
        }

        bool large = sentence.Letters > LargeSentence * letters;
        switch (random.Below(4))
        {
            case 0 when !large:
                _slots[at] = null;
                return sentence.Letters;
            case 1 when !large:
                _replaced[at] = true;
                return sentence.Letters;
            case 2 when at + 1 < _slots.Count && _slots[at + 1] == _sentences[at + 1] && !_replaced[at + 1] && sentence.Letters + _sentences[at + 1].Letters <= LargeSentence * letters:
                (_slots[at], _slots[at + 1]) = (_slots[at + 1], _slots[at]);
                return sentence.Letters + _sentences[at + 1].Letters;
            default:
                return ChangeNumber(parts, sentence, ref random);
        }
    }

    private int ChangeNumber(List<DraftPart> parts, Sentence sentence, ref SplitMix random)
    {
        for (int i = sentence.Start; i < sentence.Start + sentence.Count; i++)
        {
            if (parts[i].DigitSeed == 0 && Digits.CanChange(parts[i].Letters))
            {
                parts[i] = parts[i] with { DigitSeed = random.Next() | 1 };
                return parts[i].Part.Length;
            }
        }

        return 0;
    }

    /// <summary>Puts the sentences into their slots.</summary>
    private void Arrange(List<DraftPart> parts, ref SplitMix random)
    {
        List<DraftPart> before = [.. parts];
        parts.Clear();
        int at = 0;
        for (int i = 0; i < _sentences.Count; i++)
        {
            parts.AddRange(before[at.._sentences[i].Start]);
            at = _sentences[i].Start + _sentences[i].Count;
            if (_slots[i] is not { } sentence)
            {
                continue;
            }

            for (int clause = sentence.Start; clause < sentence.Start + sentence.Count; clause++)
            {
                parts.Add(_replaced[i] && pool.TryDraw(before[clause], ref random, out DraftPart other) ? other : before[clause]);
            }
        }

        parts.AddRange(before[at..]);
    }
}
