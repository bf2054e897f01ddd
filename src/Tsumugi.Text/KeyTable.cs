using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>Numbers different 64-bit keys in the order in which they come and counts how often each does.</summary>
/// <remarks>
/// <para>
/// An open-addressing table of entry numbers beside a dense list of entries: the part that is hit at random stays small, and growing it moves no
/// entry. The memory is kept from text to text. Keys are compared whole, so numbers and counts are exact; the hash only says where to look.
/// </para>
/// <para>
/// The caller mixes the text's own hash into the places (<c>seed</c>), so that no text can be written that makes all its keys meet in one
/// place; results do not depend on the seed. One thread.
/// </para>
/// </remarks>
internal sealed class KeyTable
{
    private const int StartingSlots = 1 << 13;

    private int[] _slots = [];
    private Entry[] _entries = [];
    private int _count;
    private int _shift;
    private int _mask;
    private ulong _seed;

    /// <summary>Gets the entries, by number.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Empties the table and makes room.</summary>
    /// <param name="keys">The most keys that will be added.</param>
    /// <param name="seed">Any number made from the text.</param>
    public void Clear(int keys, ulong seed)
    {
        int slots = (int)Math.Min(StartingSlots, RoundUp((uint)Math.Max(keys, 8) * 2L));
        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }

        if (_entries.Length < keys)
        {
            _entries = new Entry[(int)Math.Min(Array.MaxLength, Math.Max(keys, _entries.Length * 2L))];
        }

        Use(slots);
        _count = 0;
        _seed = seed | 1;
    }

    /// <summary>Counts a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where it occurs; kept if it is new.</param>
    /// <returns>Its number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(ulong key, int place)
    {
        int[] slots = _slots;
        int slot = SlotOf(key);
        while (true)
        {
            int number = slots[slot] - 1;
            if (number < 0)
            {
                return Insert(slot, key, place);
            }

            ref Entry entry = ref _entries[number];
            if (entry.Key == key)
            {
                entry.Count++;
                return number;
            }

            slot = (slot + 1) & _mask;
        }
    }

    /// <summary>Takes one count back, when a key turned out to stand for something else.</summary>
    public void TakeBack(int number) => _entries[number].Count--;

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int keys)
    {
        if (_entries.Length > keys)
        {
            _entries = [];
            _slots = [];
            _count = 0;
        }
    }

    private static long RoundUp(long slots) => (long)System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)slots);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key)
    {
        // The upper bits of the product depend on all bits of the key (Dietzfelbinger et al. 1997, "multiply-shift").
        return (int)((key * _seed) >> _shift);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Insert(int slot, ulong key, int place)
    {
        int number = _count++;
        _entries[number] = new Entry { Key = key, Count = 1, First = place };
        _slots[slot] = number + 1;
        if (_count * 2L > _mask)
        {
            Grow();
        }

        return number;
    }

    private void Grow()
    {
        int slots = (int)Math.Min(1 << 30, (_mask + 1L) * 4);
        if (slots == _mask + 1)
        {
            return; // 2³⁰ slots hold any text that fits into an array, only more densely
        }

        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }

        Use(slots);
        for (int number = 0; number < _count; number++)
        {
            int slot = SlotOf(_entries[number].Key);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = number + 1;
        }
    }

    private void Use(int slots)
    {
        _slots.AsSpan(0, slots).Clear();
        _mask = slots - 1;
        _shift = 64 - System.Numerics.BitOperations.Log2((uint)slots);
    }

    /// <summary>One key.</summary>
    public struct Entry
    {
        /// <summary>The key.</summary>
        public ulong Key;

        /// <summary>How often it came.</summary>
        public int Count;

        /// <summary>The place given when it came first.</summary>
        public int First;
    }
}
