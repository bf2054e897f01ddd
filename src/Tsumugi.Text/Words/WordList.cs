namespace Tsumugi.Text.Words;

/// <summary>Receives the words of one text, in text order.</summary>
/// <remarks>Its memory is used again for the next text. One thread.</remarks>
public sealed class WordList
{
    private readonly Segments<int> _starts = new();
    private readonly Segments<int> _ends = new();

    /// <summary>Gets the number of words.</summary>
    public int Count => _starts.Count;

    /// <summary>Gets where each word begins.</summary>
    public ReadOnlySpan<int> Starts => _starts.Written;

    /// <summary>Gets the first place behind each word.</summary>
    public ReadOnlySpan<int> Ends => _ends.Written;

    /// <summary>Adds a word.</summary>
    /// <param name="start">Its first UTF-16 unit; not before the end of the former word.</param>
    /// <param name="end">The first unit behind it; an empty word is left out.</param>
    public void Add(int start, int end)
    {
        if (end > start)
        {
            _starts.Add(start);
            _ends.Add(end);
        }
    }

    /// <summary>Forgets the words, keeps the memory.</summary>
    public void Clear()
    {
        _starts.Clear();
        _ends.Clear();
    }

    /// <summary>Turns places counted in letters into places counted in units.</summary>
    internal void FromLettersToUnits(LetterCensus census)
    {
        ReadOnlySpan<ushort> numbers = census.Numbers;
        ReadOnlySpan<int> letters = census.Letters;
        Span<int> starts = _starts.WrittenAgain;
        Span<int> ends = _ends.WrittenAgain;
        int letter = 0;
        int unit = 0;
        for (int word = 0; word < starts.Length; word++)
        {
            for (; letter < starts[word]; letter++)
            {
                unit += letters[numbers[letter]] > char.MaxValue ? 2 : 1;
            }

            starts[word] = unit;
            for (; letter < ends[word]; letter++)
            {
                unit += letters[numbers[letter]] > char.MaxValue ? 2 : 1;
            }

            ends[word] = unit;
        }
    }

    /// <summary>Turns places counted in units into places counted in letters.</summary>
    internal void FromUnitsToLetters(LetterCensus census)
    {
        ReadOnlySpan<ushort> numbers = census.Numbers;
        ReadOnlySpan<int> letters = census.Letters;
        Span<int> starts = _starts.WrittenAgain;
        Span<int> ends = _ends.WrittenAgain;
        int letter = 0;
        int unit = 0;
        for (int word = 0; word < starts.Length; word++)
        {
            for (; unit < starts[word]; letter++)
            {
                unit += letters[numbers[letter]] > char.MaxValue ? 2 : 1;
            }

            starts[word] = letter;
            for (; unit < ends[word]; letter++)
            {
                unit += letters[numbers[letter]] > char.MaxValue ? 2 : 1;
            }

            ends[word] = letter;
        }
    }

    internal void Trim(int words)
    {
        _starts.Trim(words);
        _ends.Trim(words);
    }
}
