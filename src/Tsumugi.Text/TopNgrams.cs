using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text;

/// <summary>Finds the most frequent n-gram of a run of numbers (letters or words) for one n from 2 to 4, exactly.</summary>
/// <remarks>
/// Places are first counted in some thousand cells by a hash of n numbers: a cell is at least as full as the most frequent n-gram in it. One n-gram of the fullest
/// cell is counted exactly, and only places in cells at least as full as that count can begin the most frequent one; mostly it is alone, otherwise these places are
/// asked by another hash once more and counted by their n numbers. Linear for every text. <see cref="NgramCounter"/> is the plain version. Memory: 6 bytes a place. One thread.
/// </remarks>
internal sealed class TopNgrams
{
    /// <summary>The least n.</summary>
    public const int Shortest = 2;

    /// <summary>The greatest n: four numbers are one key of 64 bits.</summary>
    public const int Longest = 4;

    private const int FewCells = 8;
    private const int LeastBits = 6;
    private const int MostBits = 12; // 4,096 cells of four bytes fit into the nearest cache beside the hashes

    private readonly int[] _cells = new int[1 << MostBits];
    private readonly KeyTable _table = new();
    private ushort[] _hashes = [];
    private int[] _rivals = [];

    /// <summary>Finds the most frequent n-gram.</summary>
    /// <param name="numbers">The numbers, each from 1, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    /// <param name="n">From <see cref="Shortest"/> to <see cref="Longest"/>.</param>
    /// <param name="seed">A hash of the text.</param>
    public TopNgram Find(ReadOnlySpan<ushort> numbers, int n, ulong seed)
    {
        Debug.Assert(n is >= Shortest and <= Longest, "the length is not counted here");
        int total = numbers.Length - LetterCensus.Padding - n + 1;
        if (total <= 0)
        {
            return default;
        }

        Span<ushort> hashes = Hash(numbers, n, total, out int bits);
        Span<int> cells = _cells.AsSpan(0, 1 << bits);
        int most = Fill(hashes, cells, out ushort fullest);
        if (most == 1)
        {
            return new TopNgram(total, 1, 0); // none comes again
        }

        int first = hashes.IndexOf(fullest);
        int count = CountOf(numbers, n, hashes, first);
        int found = FindRivals(hashes, cells, fullest, count);
        return found == 0 && count == most ? new TopNgram(total, count, first) : Settle(numbers, n, hashes, fullest, found, count, seed);
    }

    /// <summary>Finds the most frequent n-gram of each length.</summary>
    /// <param name="numbers">The numbers, as for <see cref="Find"/>.</param>
    /// <param name="seed">A hash of the text.</param>
    /// <param name="tops">Receives that of n at index n, from <see cref="Shortest"/> to <see cref="Longest"/>.</param>
    public void FindAll(ReadOnlySpan<ushort> numbers, ulong seed, Span<TopNgram> tops)
    {
        for (int n = Shortest; n <= Longest; n++)
        {
            tops[n] = Find(numbers, n, seed);
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        _table.Trim(places);
        if (_hashes.Length > places)
        {
            _hashes = [];
            _rivals = [];
        }
    }

    private Span<ushort> Hash(ReadOnlySpan<ushort> numbers, int n, int total, out int bits)
    {
        if (_hashes.Length < total)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(total, _hashes.Length * 2L));
            _hashes = new ushort[size];
            _rivals = new int[size];
        }

        bits = Math.Clamp(BitOperations.Log2((uint)total) + 2, LeastBits, MostBits);
        Span<ushort> hashes = _hashes.AsSpan(0, total);
        NgramHashes.Write(numbers, n, bits, hashes);
        return hashes;
    }

    /// <summary>Counts the places of each cell.</summary>
    /// <returns>How many the fullest has.</returns>
    private static int Fill(ReadOnlySpan<ushort> hashes, Span<int> cells, out ushort fullest)
    {
        cells.Clear();
        ref int start = ref MemoryMarshal.GetReference(cells);
        int most = 0;
        fullest = 0;
        foreach (ushort hash in hashes)
        {
            // SAFETY: a hash has as many bits as there are cells.
            int count = ++Unsafe.Add(ref start, (nint)hash);
            if (count > most)
            {
                most = count;
                fullest = hash;
            }
        }

        return most;
    }

    /// <summary>Counts the n-gram of one place among those of its cell; the place is the first of the cell.</summary>
    private static int CountOf(ReadOnlySpan<ushort> numbers, int n, ReadOnlySpan<ushort> hashes, int place)
    {
        ulong key = KeyOf(numbers, place, n);
        ushort hash = hashes[place];
        int count = 1;
        int at = place + 1;
        for (int next = hashes[at..].IndexOf(hash); next >= 0; next = hashes[at..].IndexOf(hash))
        {
            at += next;
            count += KeyOf(numbers, at, n) == key ? 1 : 0;
            at++;
        }

        return count;
    }

    /// <summary>Counts the n-grams of the fullest cell and of the rivals; one of them comes at least so often.</summary>
    private TopNgram Settle(ReadOnlySpan<ushort> numbers, int n, ReadOnlySpan<ushort> hashes, ushort fullest, int found, int least, ulong seed)
    {
        found = Narrow(numbers, n, AddPlaces(hashes, fullest, found), Math.Max(least, 2), seed | 1);
        _table.Clear(found, seed);
        foreach (int place in _rivals.AsSpan(0, found))
        {
            _ = _table.Add(KeyOf(numbers, place, n), place);
        }

        TopNgram top = new(hashes.Length, 1, 0); // if none comes again, it is the first of all
        foreach (ref readonly KeyTable.Entry entry in _table.Entries)
        {
            if (entry.Count > top.Count || (entry.Count == top.Count && entry.Count > 1 && entry.First < top.First))
            {
                top = new TopNgram(hashes.Length, entry.Count, entry.First);
            }
        }

        return top;
    }

    /// <summary>Keeps the rivals that share a cell with as many by another hash, too: what was together by chance seldom is twice.</summary>
    private int Narrow(ReadOnlySpan<ushort> numbers, int n, int found, int least, ulong multiplier)
    {
        Span<int> cells = _cells;
        Span<int> rivals = _rivals.AsSpan(0, found);
        cells.Clear();
        foreach (int place in rivals)
        {
            cells[(int)((KeyOf(numbers, place, n) * multiplier) >> (64 - MostBits))]++;
        }

        int kept = 0;
        foreach (int place in rivals)
        {
            rivals[kept] = place;
            kept += cells[(int)((KeyOf(numbers, place, n) * multiplier) >> (64 - MostBits))] >= least ? 1 : 0;
        }

        return kept;
    }

    /// <summary>Writes the places of the other cells of at least <paramref name="least"/> than the fullest; those of one cell in text order.</summary>
    /// <returns>How many there are.</returns>
    private int FindRivals(ReadOnlySpan<ushort> hashes, ReadOnlySpan<int> cells, ushort fullest, int least)
    {
        // Vectors find a full cell and jump from place to place of it; with many such cells one pass over all places is faster.
        int found = 0;
        int cell = 0;
        for (int few = 0; few < FewCells; few++)
        {
            int next = cells[cell..].IndexOfAnyInRange(least, int.MaxValue);
            if (next < 0)
            {
                return found;
            }

            cell += next;
            found = cell == fullest ? found : AddPlaces(hashes, (ushort)cell, found);
            cell++;
        }

        return FindManyRivals(hashes, cells, fullest, least);
    }

    private int AddPlaces(ReadOnlySpan<ushort> hashes, ushort cell, int found)
    {
        Span<int> rivals = _rivals;
        int at = 0;
        for (int next = hashes.IndexOf(cell); next >= 0; next = hashes[at..].IndexOf(cell))
        {
            at += next;
            rivals[found++] = at++;
        }

        return found;
    }

    private int FindManyRivals(ReadOnlySpan<ushort> hashes, ReadOnlySpan<int> cells, ushort fullest, int least)
    {
        Span<int> rivals = _rivals;
        int found = 0;
        for (int place = 0; place < hashes.Length; place++)
        {
            ushort hash = hashes[place];
            rivals[found] = place;
            found += cells[hash] >= least & hash != fullest ? 1 : 0;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(ReadOnlySpan<ushort> numbers, int place, int n) =>
        MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(numbers.Slice(place, Longest))) & (ulong.MaxValue >> (64 - (n * 16)));
}
