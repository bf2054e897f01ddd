using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text.Words;

/// <content>Chooses the words that have to be looked at.</content>
internal sealed partial class WordScan
{
    private const int Few = 5; // no run of five words has fewer letters
    private const int Some = 10;
    private const int Many = 16;

    /// <summary>Chooses the words at which a repeat may begin: their first five letters begin at another word, too.</summary>
    /// <returns>How many there are; <see cref="_limits"/> says whether ten and sixteen letters do.</returns>
    private int Choose(int count)
    {
        int bits = (int)Math.Min(1 << 30, BitOperations.RoundUpToPowerOf2((uint)count * 8));
        int cells = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, bits >> 6));
        if (_seen.Length < cells)
        {
            _seen = new ulong[cells];
            _seenAgain = new ulong[cells];
        }

        int mask = (cells << 6) - 1;
        ulong[] seenAgain = _seenAgain;
        Span<int> looked = _looked.AsSpan(0, count);
        Span<int> hashes = _hashes.AsSpan(0, count);
        Clear(cells);
        for (int word = 0; word < looked.Length; word++)
        {
            hashes[word] = See(HashOf(_starts[word], Few) & mask);
        }

        int chosen = 0;
        for (int word = 0; word < hashes.Length; word++)
        {
            int hash = hashes[word];
            looked[chosen] = word;
            chosen += (int)(seenAgain[hash >> 6] >> hash) & 1;
        }

        _limits.AsSpan(0, chosen).Clear();
        Extend(Many, chosen, cells);
        Extend(Some, chosen, cells);
        return chosen;
    }

    /// <summary>Finds out which of the chosen words share more letters with another one and lowers the limit of the others; from the many letters to the few.</summary>
    private void Extend(int letters, int chosen, int cells)
    {
        int mask = (cells << 6) - 1;
        ulong[] seenAgain = _seenAgain;
        ReadOnlySpan<int> looked = _looked.AsSpan(0, chosen);
        Span<int> hashes = _hashes.AsSpan(0, chosen);
        Span<int> limits = _limits.AsSpan(0, chosen);
        Clear(cells);
        for (int i = 0; i < looked.Length; i++)
        {
            hashes[i] = See(HashOf(_starts[looked[i]], letters) & mask);
        }

        for (int i = 0; i < hashes.Length; i++)
        {
            // Without a branch: all bits if the letters occur again, none if not.
            int again = -((int)(seenAgain[hashes[i] >> 6] >> hashes[i]) & 1);
            limits[i] = letters == Many ? (again & int.MaxValue) | (~again & Many) : (again & limits[i]) | (~again & Some);
        }
    }

    private void Clear(int cells)
    {
        _seen.AsSpan(0, cells).Clear();
        _seenAgain.AsSpan(0, cells).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int See(int hash)
    {
        ref ulong seen = ref _seen[hash >> 6];
        ulong bit = 1UL << hash;
        _seenAgain[hash >> 6] |= seen & bit;
        seen |= bit;
        return hash;
    }

    /// <summary>Mixes the next letters; those behind the end are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int HashOf(int start, int letters)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_joined.AsSpan(start, Many));
        ulong hash = MemoryMarshal.Read<ulong>(bytes);
        switch (letters)
        {
            case Few:
                hash ^= (ulong)bytes[8] << 23 ^ (ulong)bytes[9] << 31;
                break;
            case Some:
                hash = (hash * Base) ^ BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(bytes[8..]), 23) ^ MemoryMarshal.Read<uint>(bytes[16..]);
                break;
            default:
                hash = (((hash * Base) ^ MemoryMarshal.Read<ulong>(bytes[8..])) * Powers[2]) ^ BitOperations.RotateLeft(MemoryMarshal.Read<ulong>(bytes[16..]), 17) ^ (MemoryMarshal.Read<ulong>(bytes[24..]) * Powers[3]);
                break;
        }

        hash *= Base;
        return (int)((hash ^ (hash >> 32)) >> 3) & int.MaxValue;
    }

    /// <summary>Leaves out the words whose run of n words is too long for what they share; longer runs are so, too.</summary>
    private int Keep(int n, int count, int looked)
    {
        ReadOnlySpan<int> starts = _starts.AsSpan(0, count + 1);
        int kept = 0;
        for (int i = 0; i < looked; i++)
        {
            int word = _looked[i];
            if (word + n > count)
            {
                break;
            }

            int limit = _limits[i];
            _looked[kept] = word;
            _limits[kept] = limit;
            kept += (starts[word + n] - starts[word] - limit) >>> 31;
        }

        return kept;
    }
}
