namespace Tsumugi.Models.Classifier;

/// <summary>Numbers words, which are stretches of UTF-8 without white space, in the order in which they are added.</summary>
/// <remarks>An open-addressing table over one pool of bytes: no string and no object per word. Reading is safe from many threads, adding from one.</remarks>
internal sealed class WordTable
{
    private int[] _slots;
    private uint[] _hashes;
    private int[] _ends;
    private byte[] _bytes;
    private int _count;

    /// <summary>Creates a table.</summary>
    /// <param name="capacity">How many words are expected.</param>
    public WordTable(int capacity = 16)
    {
        _slots = NewSlots(capacity);
        _hashes = new uint[capacity];
        _ends = new int[capacity];
        _bytes = new byte[Math.Max(16, capacity)];
    }

    /// <summary>Gets how many words there are.</summary>
    public int Count => _count;

    /// <summary>Hashes a word as fastText does: FNV-1a over signed bytes (dictionary.cc, hash).</summary>
    public static uint HashOf(ReadOnlySpan<byte> word)
    {
        uint hash = 2166136261;
        foreach (byte value in word)
        {
            hash = (hash ^ (uint)(sbyte)value) * 16777619;
        }

        return hash;
    }

    /// <summary>Gets a word's bytes.</summary>
    public ReadOnlySpan<byte> this[int word] => _bytes.AsSpan(word == 0 ? 0 : _ends[word - 1], _ends[word] - (word == 0 ? 0 : _ends[word - 1]));

    /// <summary>Finds a word; -1 if it is not there.</summary>
    public int Find(ReadOnlySpan<byte> word, uint hash)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)(hash * 0x9E3779B1) & mask; ; slot = (slot + 1) & mask)
        {
            int found = _slots[slot] - 1;
            if (found < 0 || (_hashes[found] == hash && this[found].SequenceEqual(word)))
            {
                return found;
            }
        }
    }

    /// <summary>Finds a word, or adds it.</summary>
    public int Add(ReadOnlySpan<byte> word, uint hash)
    {
        int found = Find(word, hash);
        return found >= 0 ? found : Append(word, hash);
    }

    /// <summary>Adds a word without looking whether it is there; the first of two equal ones is found.</summary>
    public int Append(ReadOnlySpan<byte> word, uint hash)
    {
        int start = _count == 0 ? 0 : _ends[_count - 1];
        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, _count * 2);
            Array.Resize(ref _hashes, _count * 2);
        }

        if (start + word.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(start + word.Length, (int)Math.Min(Array.MaxLength, _bytes.Length * 2L)));
        }

        word.CopyTo(_bytes.AsSpan(start));
        _ends[_count] = start + word.Length;
        _hashes[_count] = hash;
        _count++;
        if (_count * 2L > _slots.Length)
        {
            _slots = NewSlots(_count);
            for (int i = 0; i < _count; i++)
            {
                Place(i);
            }
        }
        else
        {
            Place(_count - 1);
        }

        return _count - 1;
    }

    private static int[] NewSlots(int words) => new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, words * 3L))];

    private void Place(int word)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(_hashes[word] * 0x9E3779B1) & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = word + 1;
    }
}
