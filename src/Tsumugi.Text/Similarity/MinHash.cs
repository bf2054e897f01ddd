using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text.Similarity;

/// <summary>Sketches the set of five-letter shingles of a key in k numbers, so that the share of equal numbers of two sketches estimates the Jaccard similarity.</summary>
/// <remarks>
/// <para>
/// This is fast similarity sketching (Dahlgaard, Knudsen, Thorup, FOCS 2017, arXiv:1704.04370). In round i each shingle falls into one place
/// with one fresh hash, and each place keeps the smallest (round, hash) it has seen; rounds go on until no place is empty. After k
/// rounds, rounds k to 2k − 1 throw every shingle into place i − k, so that even one shingle fills all. Each place then holds a uniformly
/// chosen element of the set, two sets agree there with probability exactly their Jaccard similarity, and the concentration is that of k
/// independent permutations, at O(n + k log k) instead of O(n k): a text of a thousand letters usually needs one round for k = 128.
/// </para>
/// <para>
/// Compared with k permutations the sketch is without bias; with one-permutation hashing and copied places (densification) it keeps the
/// independence that banding relies on for short texts.
/// </para>
/// <para>One object per worker: it owns its buffers. Nothing is allocated per document once they have grown; a long text is read in chunks.</para>
/// </remarks>
public sealed class MinHash
{
    /// <summary>The largest number of places: 2k rounds must fit the ten bits that a place keeps for its round.</summary>
    public const int MaxPlaces = 511;

    private const ulong Empty = ulong.MaxValue;
    private const int HashBits = 54;

    private readonly ulong[] _sketch;
    private readonly ulong[] _chunk = new ulong[4096];
    private readonly ShingleSet _distinct = new();

    /// <summary>Creates a sketcher.</summary>
    /// <param name="places">k, the numbers in a sketch.</param>
    public MinHash(int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, MaxPlaces);
        _sketch = new ulong[places];
    }

    /// <summary>Sketches a key.</summary>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    /// <returns>k numbers, valid until the next call; empty if the key has fewer than five letters.</returns>
    public ReadOnlySpan<ulong> Of(ReadOnlySpan<char> key)
    {
        Span<ulong> sketch = _sketch;
        sketch.Fill(Empty);
        if (!ThrowFirst(key, sketch))
        {
            return [];
        }

        int empty = sketch.Count(Empty);
        if (empty > 0)
        {
            // Some thousand different shingles fill all places, so these are few, however long the text is.
            _distinct.Fill(key);
        }

        for (uint round = 1; empty > 0; round++)
        {
            empty -= round < sketch.Length ? ThrowAgain(_distinct.Members, sketch, round) : ThrowInto(_distinct.Members, sketch, round);
        }

        return sketch;
    }

    /// <summary>Gives the share of places in which two sketches agree: the estimate of the Jaccard similarity.</summary>
    /// <exception cref="ArgumentException">The sketches differ in length.</exception>
    public static double Similarity(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right)
    {
        if (left.Length != right.Length)
        {
            throw new ArgumentException("sketches of different length cannot be compared", nameof(right));
        }

        int equal = 0;
        for (int i = 0; i < left.Length; i++)
        {
            equal += left[i] == right[i] ? 1 : 0;
        }

        return left.Length == 0 ? 0 : (double)equal / left.Length;
    }

    /// <summary>Hashes one band (a run of places) to 128 bits, of which any stretch may be used; the band's number is part of the hash.</summary>
    /// <param name="sketch">A sketch.</param>
    /// <param name="band">Which band, from 0.</param>
    /// <param name="rows">Places in a band.</param>
    public static UInt128 Band(ReadOnlySpan<ulong> sketch, int band, int rows) =>
        Hash128.Of(MemoryMarshal.AsBytes(sketch.Slice(band * rows, rows)), (ulong)band + 1);

    /// <summary>Gives a number by which similar sketches lie near each other when they are sorted: eight bits of each of the first eight places.</summary>
    /// <remarks>Two sets with Jaccard similarity J agree in the first p places with probability Jᵖ, and so lie in one stretch of length 256⁻ᵖ of the order.</remarks>
    /// <param name="sketch">A sketch.</param>
    public static ulong Order(ReadOnlySpan<ulong> sketch)
    {
        ulong order = 0;
        for (int i = 0; i < Math.Min(8, sketch.Length); i++)
        {
            order |= (sketch[i] & 0xFF) << (56 - (8 * i));
        }

        return order;
    }

    private bool ThrowFirst(ReadOnlySpan<char> key, Span<ulong> sketch)
    {
        var scanner = new ShingleScanner(key);
        bool any = false;
        int count;
        while ((count = scanner.Read(_chunk)) > 0)
        {
            any = true;
            foreach (ulong shingle in _chunk.AsSpan(0, count))
            {
                // The high half of hash × k is an even choice among k places, the low half is what the choice left over.
                int place = (int)Math.BigMul(shingle, (ulong)sketch.Length, out ulong rest);
                sketch[place] = Math.Min(sketch[place], rest >> (64 - HashBits));
            }
        }

        return any;
    }

    private static int ThrowAgain(ReadOnlySpan<ulong> shingles, Span<ulong> sketch, uint round)
    {
        int filled = 0;
        foreach (ulong shingle in shingles)
        {
            int place = (int)Math.BigMul(Fresh(shingle, round), (ulong)sketch.Length, out ulong rest);
            filled += sketch[place] == Empty ? 1 : 0;
            sketch[place] = Math.Min(sketch[place], ((ulong)round << HashBits) | (rest >> (64 - HashBits)));
        }

        return filled;
    }

    private static int ThrowInto(ReadOnlySpan<ulong> shingles, Span<ulong> sketch, uint round)
    {
        int place = (int)round - sketch.Length;
        if (sketch[place] != Empty)
        {
            return 0;
        }

        foreach (ulong shingle in shingles)
        {
            sketch[place] = Math.Min(sketch[place], ((ulong)round << HashBits) | (Fresh(shingle, round) >> (64 - HashBits)));
        }

        return 1;
    }

    /// <summary>Gives a shingle another hash for each round: a one-to-one mixing of shingle + round × odd constant (Stafford's mix 13, as in SplitMix64).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fresh(ulong shingle, uint round)
    {
        ulong hash = shingle + (round * 0x9E3779B97F4A7C15);
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
