using System.Numerics;

namespace Tsumugi.Text.Similarity;

/// <summary>The set of five-letter shingles of one key, for the exact Jaccard similarity of two texts.</summary>
/// <remarks>
/// <para>
/// Shingles stand as 64-bit hashes (see <see cref="ShingleScanner"/> for what that may cost: less than 10⁻⁵ of similarity, less than once in
/// 10⁹ pairs). An open table with linear probing, at most half full; the members are listed once in the order of the text.
/// </para>
/// <para>
/// Used again and again by one worker; grows to the longest text so far. Memory: 8 bytes per distinct shingle 16 to 32 for its place in the table.
/// </para>
/// </remarks>
public sealed class ShingleSet
{
    private const int SmallestTable = 1024;
    private const int LargestKept = 1 << 20;

    private readonly ulong[] _chunk = new ulong[1024];
    private ulong[] _table = new ulong[SmallestTable];
    private ulong[] _members = new ulong[SmallestTable / 2];
    private int _places = SmallestTable;
    private int _count;

    /// <summary>Gets the distinct shingles in the order of the text; valid until the next <see cref="Fill(ReadOnlySpan{char})"/>.</summary>
    public ReadOnlySpan<ulong> Members => _members.AsSpan(0, _count);

    /// <summary>Says whether a key has at least so many distinct shingles, looking only as far as needed.</summary>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    /// <param name="least">At most 32.</param>
    public static bool HasAtLeast(ReadOnlySpan<char> key, int least)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(least, 32);
        Span<ulong> seen = stackalloc ulong[32];
        Span<ulong> chunk = stackalloc ulong[64];
        var scanner = new ShingleScanner(key);
        int distinct = 0;
        int count;
        while (distinct < least && (count = scanner.Read(chunk)) > 0)
        {
            for (int i = 0; i < count && distinct < least; i++)
            {
                if (!seen[..distinct].Contains(chunk[i]))
                {
                    seen[distinct++] = chunk[i];
                }
            }
        }

        return distinct >= least;
    }

    /// <summary>Replaces the set by the shingles of a key.</summary>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    public void Fill(ReadOnlySpan<char> key)
    {
        Empty(Math.Min(key.Length, 1 << 16));
        var scanner = new ShingleScanner(key);
        int count;
        while ((count = scanner.Read(_chunk)) > 0)
        {
            Add(_chunk.AsSpan(0, count));
        }
    }

    /// <summary>Replaces the set by those shingles of a key whose hash falls into one of several equal parts; together the parts are the whole set, without overlap.</summary>
    /// <remarks>So two giants can be compared part by part in the memory of one part.</remarks>
    /// <param name="key">A key, see <see cref="DedupKey"/>.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public void FillPart(ReadOnlySpan<char> key, int part, int parts)
    {
        Empty(Math.Min(key.Length / parts, 1 << 16));
        var scanner = new ShingleScanner(key);
        int count;
        while ((count = scanner.Read(_chunk)) > 0)
        {
            // The high half of hash × parts is an even choice among the parts, by bits that the table does not use for places.
            int chosen = 0;
            for (int i = 0; i < count; i++)
            {
                if (Math.BigMul(_chunk[i], (ulong)parts, out _) == (ulong)part)
                {
                    _chunk[chosen++] = _chunk[i];
                }
            }

            Add(_chunk.AsSpan(0, chosen));
        }
    }

    /// <summary>Counts the members that another list shares.</summary>
    /// <param name="others">The members of the other set, each once.</param>
    public int CountShared(ReadOnlySpan<ulong> others)
    {
        ReadOnlySpan<ulong> table = _table.AsSpan(0, _places);
        int both = 0;
        foreach (ulong shingle in others)
        {
            both += Contains(table, Avoid0(shingle)) ? 1 : 0;
        }

        return both;
    }

    /// <summary>Replaces the set by members listed before.</summary>
    /// <param name="members">Hashes of shingles.</param>
    public void Fill(ReadOnlySpan<ulong> members)
    {
        Empty(members.Length);
        Add(members);
    }

    /// <summary>Computes |A ∩ B| / |A ∪ B| with another set.</summary>
    /// <param name="others">The members of the other set, each once.</param>
    /// <param name="atLeast">The similarity below which the caller does not care.</param>
    /// <returns>The exact similarity if it is at least <paramref name="atLeast"/>; otherwise some number below it. Two empty sets: 0.</returns>
    public double Jaccard(ReadOnlySpan<ulong> others, double atLeast)
    {
        long total = (long)_count + others.Length;

        // |A ∩ B| is at most the smaller size, so the sizes alone bound the similarity.
        double bound = (double)Math.Min(_count, others.Length) / Math.Max(1, Math.Max(_count, others.Length));
        if (bound < atLeast || total == 0)
        {
            return bound;
        }

        ReadOnlySpan<ulong> table = _table.AsSpan(0, _places);
        int allowedMisses = AllowedMisses(total, others.Length, atLeast);
        int misses = 0;
        foreach (ulong shingle in others)
        {
            if (!Contains(table, Avoid0(shingle)) && ++misses > allowedMisses)
            {
                return Math.BitDecrement(atLeast);
            }
        }

        int both = others.Length - misses;
        return (double)both / (total - both);
    }

    /// <summary>How many members of the other set may be missing here before the similarity is surely below the limit; one is added against rounding.</summary>
    private static int AllowedMisses(long total, int others, double atLeast)
    {
        double needed = atLeast / (1 + atLeast) * total;
        return (int)Math.Clamp(others - Math.Floor(needed) + 1, 0, others);
    }

    private static bool Contains(ReadOnlySpan<ulong> table, ulong wanted)
    {
        int mask = table.Length - 1;
        int place = (int)wanted & mask;
        ulong found;
        while ((found = table[place]) != wanted && found != 0)
        {
            place = (place + 1) & mask;
        }

        return found != 0;
    }

    private static ulong Avoid0(ulong shingle) => shingle == 0 ? 1 : shingle;

    private void Empty(int expected)
    {
        // Only as many places as this text needs are used and cleared; what one giant needed is given back.
        _places = Math.Max(SmallestTable, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(expected, 1 << 28) * 2));
        if (_table.Length < _places || (_table.Length > LargestKept && _places <= LargestKept))
        {
            _table = new ulong[_places];
            _members = new ulong[_places / 2];
        }
        else
        {
            Array.Clear(_table, 0, _places);
        }

        _count = 0;
    }

    private void Add(ReadOnlySpan<ulong> shingles)
    {
        foreach (ulong shingle in shingles)
        {
            if (_count == _places / 2)
            {
                Grow();
            }

            ulong wanted = Avoid0(shingle);
            if (Insert(_table.AsSpan(0, _places), wanted))
            {
                _members[_count++] = wanted;
            }
        }
    }

    private static bool Insert(Span<ulong> table, ulong wanted)
    {
        int mask = table.Length - 1;
        int place = (int)wanted & mask;
        ulong found;
        while ((found = table[place]) != 0)
        {
            if (found == wanted)
            {
                return false;
            }

            place = (place + 1) & mask;
        }

        table[place] = wanted;
        return true;
    }

    private void Grow()
    {
        _places *= 2;
        if (_table.Length < _places)
        {
            _table = new ulong[_places];
            Array.Resize(ref _members, _places / 2);
        }
        else
        {
            Array.Clear(_table, 0, _places);
        }

        for (int i = 0; i < _count; i++)
        {
            Insert(_table.AsSpan(0, _places), _members[i]);
        }
    }
}
