using System.Numerics;

namespace Tsumugi.Text.Overlap;

/// <summary>Finds the passages that hold a given run of n letters; the letters themselves decide, never their hash.</summary>
/// <remarks>
/// Distinct runs are groups, numbered in the order of their hashes. Memory for each group: 4 bytes of place, 4 of postings' start, 4 for each
/// passage that has it, 8 to 16 of table and 2 to 4 of filter. Immutable, thread-safe.
/// </remarks>
internal sealed class GramTable
{
    private readonly char[] _letters;
    private readonly int[] _places;
    private readonly int[] _starts;
    private readonly int[] _passages;
    private readonly int[] _slots;
    private readonly int _shift;

    /// <summary>Creates a table.</summary>
    /// <param name="runLetters">The letters of a run, n.</param>
    /// <param name="letters">The letters of all passages.</param>
    /// <param name="places">For each group a place in the letters where its run stands.</param>
    /// <param name="starts">For each group the start of its passages in <paramref name="passages"/>, and the end of the last one.</param>
    /// <param name="passages">The passages, rising within a group.</param>
    public GramTable(int runLetters, char[] letters, int[] places, int[] starts, int[] passages)
    {
        RunLetters = runLetters;
        _letters = letters;
        _places = places;
        _starts = starts;
        _passages = passages;
        Filter = new GramFilter(places.Length);
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, places.Length * 2L))];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        for (int group = 0; group < places.Length; group++)
        {
            Insert(group);
        }
    }

    /// <summary>Gets the letters of a run.</summary>
    public int RunLetters { get; }

    /// <summary>Gets the number of distinct runs.</summary>
    public int Groups => _places.Length;

    /// <summary>Gets what tells most runs of a text apart from those of the table.</summary>
    public GramFilter Filter { get; }

    /// <summary>Gets a place for each group.</summary>
    public ReadOnlySpan<int> Places => _places;

    /// <summary>Gets where the passages of each group begin.</summary>
    public ReadOnlySpan<int> Starts => _starts;

    /// <summary>Gets the passages of all groups.</summary>
    public ReadOnlySpan<int> Passages => _passages;

    /// <summary>Gets the bytes that the table takes, the letters not counted.</summary>
    public long Bytes => (((long)_places.Length + _starts.Length + _passages.Length + _slots.Length) * sizeof(int)) + Filter.Bytes;

    /// <summary>Gets the passages that hold the run of a group, rising.</summary>
    public ReadOnlySpan<int> PassagesOf(int group) => _passages.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>Says whether a passage counts for the run of a group.</summary>
    public bool Holds(int group, int passage) => PassagesOf(group).BinarySearch(passage) >= 0;

    /// <summary>Finds a run.</summary>
    /// <param name="mixed">The mixed hash of the run.</param>
    /// <param name="run">Its letters.</param>
    /// <returns>The group, or −1.</returns>
    public int Find(ulong mixed, ReadOnlySpan<char> run)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)(mixed >> _shift); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            int group = _slots[slot] - 1;
            if (_letters.AsSpan(_places[group], run.Length).SequenceEqual(run))
            {
                return group;
            }
        }

        return -1;
    }

    private void Insert(int group)
    {
        ulong mixed = GramHash.Mix(GramHash.Of(_letters.AsSpan(_places[group], RunLetters)));
        Filter.Add(mixed);
        int mask = _slots.Length - 1;
        int slot = (int)(mixed >> _shift);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = group + 1;
    }
}
