using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Words;

/// <summary>Counts the letters of repeated runs of 5 to 10 words as datatrove does: from the left, and behind a repeat it goes on n words later.</summary>
/// <remarks>
/// <para>
/// Runs are compared as strings of letters without the blanks between words, so two runs may be equal though their words are cut differently. A run can only
/// be a repeat, or make one, if its first five letters begin at another word, too, and its first ten and sixteen if it has so many. Whether they do is asked
/// of two bits per hash, which errs on the side of looking. What is left is found by hash and compared letter by letter, so the result is exact. The hash of
/// a run is the difference of two sums over the letters up to its ends (a polynomial), so that runs of every length cost the same.
/// </para>
/// <para>Source: huggingface/datatrove@a649de7, gopher_repetition_filter.py, find_all_duplicate. One thread.</para>
/// </remarks>
internal sealed partial class WordScan
{
    private const int FirstLength = 5;
    private const int LastLength = 10;
    private const int LongRun = 256; // letters; longer runs are hashed whole
    private const ulong Base = 0x9E3779B97F4A7C15;

    private static readonly ulong[] Powers = PowersOfBase();

    private readonly KeyTable _table = new();
    private readonly long[] _letters = new long[LastLength + 1];
    private ushort[] _joined = [];
    private int[] _starts = [];
    private int[] _looked = []; // words that may begin a repeat
    private int[] _limits = []; // how many letters the repeat may have at most, exclusive
    private int[] _hashes = [];
    private ulong[] _sums = [];
    private ulong[] _seen = [];
    private ulong[] _seenAgain = [];

    /// <summary>Scans a text.</summary>
    /// <param name="letters">Its letters.</param>
    /// <param name="words">Its words; places are letters.</param>
    /// <param name="seed">A hash of the text.</param>
    public void Scan(LetterCensus letters, WordList words, ulong seed)
    {
        Array.Clear(_letters);
        if (words.Count <= FirstLength)
        {
            return;
        }

        Join(letters, words);
        int looked = Choose(words.Count);
        for (int n = FirstLength; n <= LastLength && looked > 1; n++)
        {
            looked = Keep(n, words.Count, looked);
            _letters[n] = Scan(n, looked, seed);
        }
    }

    /// <summary>Gets the letters of the repeated runs of n words.</summary>
    public long Letters(int n) => _letters[n];

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int letters)
    {
        _table.Trim(letters);
        if (_joined.Length > letters + LetterCensus.Padding)
        {
            _joined = [];
            _starts = [];
            _looked = [];
            _limits = [];
            _hashes = [];
            _sums = [];
            _seen = [];
            _seenAgain = [];
        }
    }

    /// <summary>Writes the letters of all words without the blanks between them.</summary>
    private void Join(LetterCensus letters, WordList words)
    {
        ReadOnlySpan<int> starts = words.Starts;
        ReadOnlySpan<int> ends = words.Ends;
        if (_joined.Length < letters.Length + LetterCensus.Padding)
        {
            _joined = new ushort[(int)Math.Min(Array.MaxLength, Math.Max(letters.Length + LetterCensus.Padding, _joined.Length * 2L))];
        }

        if (_starts.Length <= starts.Length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(starts.Length + 1, _starts.Length * 2L));
            _starts = new int[size];
            _looked = new int[size];
            _limits = new int[size];
            _hashes = new int[size];
            _sums = new ulong[size];
        }

        ReadOnlySpan<ushort> numbers = letters.Numbers;
        Span<ushort> joined = _joined;
        int length = 0;
        int from = starts[0]; // of the stretch that is not copied yet
        for (int word = 0; word < starts.Length; word++)
        {
            int start = starts[word];
            int former = word == 0 ? start : ends[word - 1];
            if (start != former)
            {
                numbers[from..former].CopyTo(joined[length..]);
                length += former - from;
                from = start;
            }

            _starts[word] = length + start - from;
        }

        numbers[from..ends[^1]].CopyTo(joined[length..]);
        length += ends[^1] - from;
        _starts[starts.Length] = length;
        joined.Slice(length, LetterCensus.Padding).Clear();
        SumUp(starts.Length);
    }

    /// <summary>Adds up the letters before each word; a word's own sum does not wait for what is before it.</summary>
    private void SumUp(int words)
    {
        ReadOnlySpan<ushort> joined = _joined;
        ReadOnlySpan<int> starts = _starts.AsSpan(0, words + 1);
        Span<ulong> sums = _sums.AsSpan(0, words + 1);
        ulong sum = 0;
        sums[0] = 0;
        for (int word = 0; word < words; word++)
        {
            ulong own = 0;
            ReadOnlySpan<ushort> letters = joined[starts[word]..starts[word + 1]];
            foreach (ushort letter in letters)
            {
                own = (own * Base) + letter;
            }

            sum = (sum * PowerOf(letters.Length)) + own;
            sums[word + 1] = sum;
        }
    }

    private static ulong PowerOf(int exponent)
    {
        ulong power = Powers[exponent & (LongRun - 1)];
        for (; exponent >= LongRun; exponent -= LongRun)
        {
            power *= Powers[LongRun];
        }

        return power;
    }

    private static ulong[] PowersOfBase()
    {
        ulong[] powers = new ulong[LongRun + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * Base;
        }

        return powers;
    }

    private ulong KeyOf(int word, int n, ulong seed)
    {
        int start = _starts[word];
        int length = _starts[word + n] - start;
        if (length > LongRun)
        {
            return Hash64.Of(MemoryMarshal.AsBytes(_joined.AsSpan(start, length)), seed);
        }

        ulong key = _sums[word + n] - (_sums[word] * Powers[length]);
        return key ^ (key >> 32); // the lower bits of a polynomial know the last letters only
    }

    private long Scan(int n, int looked, ulong seed)
    {
        int[] starts = _starts;
        ReadOnlySpan<ushort> joined = _joined;
        _table.Clear(looked, seed);
        long letters = 0;
        int next = 0;
        foreach (int word in _looked.AsSpan(0, looked))
        {
            if (word < next)
            {
                continue;
            }

            ReadOnlySpan<ushort> run = joined[starts[word]..starts[word + n]];
            ulong key = KeyOf(word, n, seed);
            while (true)
            {
                int entry = _table.Add(key, word);
                int first = _table.Entries[entry].First;
                if (first == word)
                {
                    break;
                }

                if (run.SequenceEqual(joined[starts[first]..starts[first + n]]))
                {
                    letters += run.Length;
                    next = word + n;
                    break;
                }

                key = Hash64.Of(key);
            }
        }

        return letters;
    }
}
