using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Words;

/// <summary>Counts the letters of repeated runs of 5 to 10 words as datatrove does: from the left, and behind a repeat it goes on n words later.</summary>
/// <remarks>
/// <para>
/// Runs are compared as strings of letters without the blanks between words, so two runs may be equal though their words are cut differently. A run can only be a
/// repeat, or make one, if its first letters occur at another word, too; so words are narrowed down by their next 5, 8, 12 and 16 letters, and each knows up to which
/// length a run from it may be repeated. Whether letters occur at another word is asked of a table by hash, which errs on the side of looking; what is left is found by
/// hash and compared letter by letter, so the result is exact. The hash of a run is the difference of two sums over the letters up to its ends (a polynomial).
/// </para>
/// <para>Source: huggingface/datatrove@a649de7, gopher_repetition_filter.py, find_all_duplicate. Linear. Memory: 21 bytes a word and 4 a letter. One thread.</para>
/// </remarks>
internal sealed class WordScan
{
    private const int FirstLength = 5;
    private const int LastLength = 10;
    private const int LeastBits = 6;
    private const int LongRun = 256; // letters; longer runs are hashed whole
    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>By how many letters words are narrowed down, one after the other; a run of five words has no fewer than the first.</summary>
    private static readonly int[] LettersAsked = [5, 8, 12, 16];

    /// <summary>The letters of the longest run that may be repeated, by how many of these questions were answered yes.</summary>
    private static readonly int[] Limits = [4, 7, 11, 15, int.MaxValue];

    private static readonly ulong[] Powers = PowersOfBase();

    private readonly KeyTable _table = new();
    private readonly long[] _letters = new long[LastLength + 1];
    private readonly byte[] _cells = new byte[1 << NgramHashes.MostBits];
    private ushort[] _joined = [];
    private ushort[] _hashes = [];
    private int[] _starts = [];
    private int[] _looked = [];
    private int[] _narrowed = [];
    private byte[] _answers = []; // by word: to how many questions the answer is yes
    private ulong[] _sums = []; // by word: over the letters before it

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
            looked = Shorten(n, words.Count, looked);
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
            _hashes = [];
            _starts = [];
            _looked = [];
            _narrowed = [];
            _answers = [];
            _sums = [];
        }
    }

    /// <summary>Writes the letters of all words without the blanks between them and adds up those before each word.</summary>
    private void Join(LetterCensus letters, WordList words)
    {
        ReadOnlySpan<int> starts = words.Starts;
        ReadOnlySpan<int> ends = words.Ends;
        if (_joined.Length < letters.Length + LetterCensus.Padding)
        {
            _joined = new ushort[(int)Math.Min(Array.MaxLength, Math.Max(letters.Length + LetterCensus.Padding, _joined.Length * 2L))];
            _hashes = new ushort[_joined.Length];
        }

        if (_starts.Length <= starts.Length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(starts.Length + 1, _starts.Length * 2L));
            _starts = new int[size];
            _looked = new int[size];
            _narrowed = new int[size];
            _answers = new byte[size];
            _sums = new ulong[size];
        }

        ReadOnlySpan<ushort> numbers = letters.Numbers;
        Span<ushort> joined = _joined;
        int length = 0;
        ulong sum = 0;
        for (int word = 0; word < starts.Length; word++)
        {
            _starts[word] = length;
            _sums[word] = sum;
            foreach (ushort letter in numbers[starts[word]..ends[word]])
            {
                joined[length++] = letter;
                sum = (sum * Base) + letter;
            }
        }

        _starts[starts.Length] = length;
        _sums[starts.Length] = sum;
        joined.Slice(length, LetterCensus.Padding).Clear();
    }

    /// <summary>Chooses the words at which a repeat may begin (<see cref="_looked"/>) and finds out how long it may be.</summary>
    private int Choose(int count)
    {
        Span<int> narrowed = _narrowed.AsSpan(0, count);
        for (int word = 0; word < narrowed.Length; word++)
        {
            narrowed[word] = word;
        }

        int looked = 0;
        _answers.AsSpan(0, count).Clear();
        foreach (int letters in LettersAsked)
        {
            narrowed = narrowed[..Narrow(count, narrowed, letters)];
            if (letters == LettersAsked[0])
            {
                looked = narrowed.Length;
                narrowed.CopyTo(_looked);
            }
        }

        return looked;
    }

    /// <summary>Keeps those of some words whose next letters may occur at another of them, too.</summary>
    private int Narrow(int count, Span<int> words, int letters)
    {
        int bits = Math.Clamp(BitOperations.Log2((uint)words.Length | 1) + 3, LeastBits, NgramHashes.MostBits);
        Span<ushort> hashes = _hashes.AsSpan(0, _starts[count]);
        NgramHashes.Write(_joined.AsSpan(0, hashes.Length + LetterCensus.Padding), letters, bits, hashes);
        Array.Clear(_cells, 0, 1 << bits);
        ref byte cells = ref MemoryMarshal.GetArrayDataReference(_cells);
        ref ushort hash = ref MemoryMarshal.GetReference(hashes);
        int[] starts = _starts;
        foreach (int word in words)
        {
            // SAFETY: a word begins before the end of the letters, each of which has a hash, and there is a cell for every hash.
            ref byte cell = ref Unsafe.Add(ref cells, (nint)Unsafe.Add(ref hash, starts[word]));
            cell = (byte)((cell << 1) | 1); // 0, 1, 3 …: the second bit tells that there are two
        }

        byte[] answers = _answers;
        int kept = 0;
        foreach (int word in words)
        {
            int isTwice = (Unsafe.Add(ref cells, (nint)Unsafe.Add(ref hash, starts[word])) >> 1) & 1;
            answers[word] += (byte)isTwice;
            words[kept] = word;
            kept += isTwice;
        }

        return kept;
    }

    /// <summary>Keeps the words from which a run of n words is there and not longer than what may be repeated; longer runs are not either.</summary>
    private int Shorten(int n, int count, int looked)
    {
        int[] starts = _starts;
        byte[] answers = _answers;
        int[] limits = Limits;
        Span<int> words = _looked.AsSpan(0, looked);
        int kept = 0;
        foreach (int word in words)
        {
            if (word + n > count)
            {
                break;
            }

            words[kept] = word;
            kept += starts[word + n] - starts[word] <= limits[answers[word]] ? 1 : 0;
        }

        return kept;
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
        ReadOnlySpan<int> starts = _starts;
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
