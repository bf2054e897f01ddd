using System.Numerics;

namespace Tsumugi.Text;

/// <summary>Adds up what the different letters of a text tell of it.</summary>
/// <remarks>One thread.</remarks>
internal sealed class LetterTally
{
    private const int TraitCount = 11;

    private readonly int[] _byTrait = new int[TraitCount];
    private readonly int[] _byAscii = new int[128];
    private LetterCensus? _census;
    private int _longestRun;

    /// <summary>Gets the length of the longest run of one letter.</summary>
    public int LongestRun
    {
        get
        {
            if (_longestRun < 0)
            {
                _longestRun = FindLongestRun(_census!.Numbers[.._census.Length]);
            }

            return _longestRun;
        }
    }

    /// <summary>Takes the tally of a census.</summary>
    public void Take(LetterCensus census)
    {
        _census = census;
        _longestRun = -1;
        Array.Clear(_byTrait);
        Array.Clear(_byAscii);
        ReadOnlySpan<int> letters = census.Letters;
        ReadOnlySpan<int> counts = census.Counts;
        for (int number = 1; number < letters.Length; number++)
        {
            int letter = letters[number];
            for (uint traits = (uint)LetterTraitTable.Of(letter); traits != 0; traits &= traits - 1)
            {
                _byTrait[BitOperations.TrailingZeroCount(traits)] += counts[number];
            }

            if (letter < _byAscii.Length)
            {
                _byAscii[letter] = counts[number];
            }
        }
    }

    /// <summary>Gets how many letters have a trait.</summary>
    public int CountOf(LetterTraits trait) => _byTrait[BitOperations.TrailingZeroCount((uint)trait)];

    /// <summary>Gets how often a letter occurs.</summary>
    public int CountOf(char letter)
    {
        if (letter < _byAscii.Length)
        {
            return _byAscii[letter];
        }

        int number = _census!.Letters.IndexOf(letter);
        return number < 1 ? 0 : _census.Counts[number];
    }

    /// <summary>Finds the longest run without looking at every letter: a longer run than the longest so far must reach its own length ahead.</summary>
    private static int FindLongestRun(ReadOnlySpan<ushort> numbers)
    {
        int longest = 0;
        int start = 0;
        while (start + longest < numbers.Length)
        {
            int last = start + longest;
            int first = last;
            while (first > start && numbers[first - 1] == numbers[last])
            {
                first--;
            }

            if (first > start)
            {
                start = first;
                continue;
            }

            int end = last + 1;
            while (end < numbers.Length && numbers[end] == numbers[start])
            {
                end++;
            }

            longest = end - start;
            start = end;
        }

        return longest;
    }
}
