using System.Numerics;
using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Words;

/// <summary>Counts the letters of repeated runs of 5 to 10 words as datatrove does: from the left, and behind a repeat it goes on n words later.</summary>
/// <remarks>
/// <para>
/// Runs are compared as strings of letters without the blanks between words, so two runs may be equal though their words are cut differently. A run of five
/// words has at least five letters, so only words are looked at whose five letters from there on occur at another word, too; a word that is not looked at
/// could neither be a repeat nor make one. Whether they do is asked of two bits per hash, which errs on the side of looking, first for five letters and then for
/// the whole run; what is left is found by hash and compared letter by letter, so the result is exact. The hash of a run is the difference of two
/// sums over the letters up to its ends (a polynomial), so that runs of every length cost the same.
/// </para>
/// <para>Source: huggingface/datatrove@a649de7, gopher_repetition_filter.py, find_all_duplicate. One thread.</para>
/// </remarks>
internal sealed class WordScan
{
    private const int FirstLength = 5;
    private const int LastLength = 10;
    private const int LettersAsked = 5;
    private const int LongRun = 256; // letters; longer runs are hashed whole
    private const ulong Base = 0x9E3779B97F4A7C15;

    private static readonly ulong[] Powers = PowersOfBase();

    private readonly KeyTable _table = new();
    private readonly long[] _letters = new long[LastLength + 1];
    private ushort[] _joined = [];
    private int[] _starts = [];
    private int[] _looked = [];
    private int[] _asked = [];
    private ulong[] _sums = [];
    private ulong[] _keys = [];
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
        for (int n = FirstLength; n <= LastLength; n++)
        {
            _letters[n] = Scan(n, words.Count, looked, seed);
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
            _asked = [];
            _sums = [];
            _keys = [];
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
            _asked = new int[size];
            _sums = new ulong[size];
            _keys = new ulong[size];
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

    /// <summary>Adds up the letters before each word.</summary>
    private void SumUp(int words)
    {
        ReadOnlySpan<ushort> joined = _joined;
        ReadOnlySpan<int> starts = _starts.AsSpan(0, words + 1);
        Span<ulong> sums = _sums;
        ulong sum = 0;
        sums[0] = 0;
        for (int word = 0; word < words; word++)
        {
            foreach (ushort letter in joined[starts[word]..starts[word + 1]])
            {
                sum = (sum * Base) + letter;
            }

            sums[word + 1] = sum;
        }
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

    /// <summary>Chooses the words at which a repeat may begin.</summary>
    private int Choose(int count)
    {
        int bits = (int)Math.Min(1 << 30, BitOperations.RoundUpToPowerOf2((uint)count * 8));
        int cells = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, bits >> 6));
        if (_seen.Length < cells)
        {
            _seen = new ulong[cells];
            _seenAgain = new ulong[cells];
        }

        _seen.AsSpan(0, cells).Clear();
        _seenAgain.AsSpan(0, cells).Clear();
        int mask = (cells << 6) - 1;
        ReadOnlySpan<int> starts = _starts.AsSpan(0, count);
        Span<int> looked = _looked.AsSpan(0, count);
        ulong[] seen = _seen;
        ulong[] seenAgain = _seenAgain;
        for (int word = 0; word < starts.Length; word++)
        {
            int hash = HashOf(starts[word]) & mask;
            ulong bit = 1UL << hash;
            seenAgain[hash >> 6] |= seen[hash >> 6] & bit;
            seen[hash >> 6] |= bit;
            looked[word] = hash;
        }

        int chosen = 0;
        for (int word = 0; word < looked.Length; word++)
        {
            int hash = looked[word];
            looked[chosen] = word;
            chosen += (int)(seenAgain[hash >> 6] >> hash) & 1;
        }

        return chosen;
    }

    private int HashOf(int start)
    {
        ReadOnlySpan<ushort> five = _joined.AsSpan(start, LettersAsked);
        ulong four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(five));
        ulong hash = (four ^ ((ulong)five[4] << 23)) * 0x9E3779B97F4A7C15;
        return (int)((hash ^ (hash >> 32)) >> 3);
    }

    private long Scan(int n, int count, int looked, ulong seed)
    {
        ReadOnlySpan<int> starts = _starts.AsSpan(0, count + 1);
        ReadOnlySpan<ushort> joined = _joined;
        int asked = Ask(n, count, looked, seed);
        _table.Clear(asked, seed);
        long letters = 0;
        int next = 0;
        for (int i = 0; i < asked; i++)
        {
            int word = _asked[i];
            if (word < next)
            {
                continue;
            }

            ReadOnlySpan<ushort> run = joined[starts[word]..starts[word + n]];
            ulong key = _keys[i];
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

    /// <summary>Keeps the words whose run of n words may occur at another word, too.</summary>
    private int Ask(int n, int count, int looked, ulong seed)
    {
        int bits = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)looked * 8), 64, (uint)_seen.Length << 6);
        int mask = bits - 1;
        _seen.AsSpan(0, bits >> 6).Clear();
        _seenAgain.AsSpan(0, bits >> 6).Clear();
        ulong[] seen = _seen;
        ulong[] seenAgain = _seenAgain;
        int whole = 0;
        foreach (int word in _looked.AsSpan(0, looked))
        {
            if (word + n > count)
            {
                break;
            }

            ulong key = KeyOf(word, n, seed);
            _keys[whole++] = key;
            int hash = (int)(key >> 7) & mask;
            ulong bit = 1UL << hash;
            seenAgain[hash >> 6] |= seen[hash >> 6] & bit;
            seen[hash >> 6] |= bit;
        }

        int asked = 0;
        for (int i = 0; i < whole; i++)
        {
            ulong key = _keys[i];
            int hash = (int)(key >> 7) & mask;
            _asked[asked] = _looked[i];
            _keys[asked] = key;
            asked += (int)(seenAgain[hash >> 6] >> hash) & 1;
        }

        return asked;
    }
}
