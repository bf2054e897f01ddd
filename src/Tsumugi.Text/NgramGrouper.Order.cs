using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tsumugi.Text;

/// <content>Folds equal places and sorts the others by their first two numbers.</content>
internal sealed partial class NgramGrouper
{
    private const int MostRemembered = 1 << 17; // places; what is forgotten is not folded, which costs time only

    private int[] _remembered = [];

    /// <summary>Writes how many places begin with a number (<see cref="_starts"/>) and how many go on with one (<see cref="_former"/>).</summary>
    private void CountNeighbours(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> frequency)
    {
        frequency.CopyTo(_starts);
        frequency.CopyTo(_former);
        _former[numbers[0]]--;
        _former[0] = 1; // the last place
    }

    private int KeepAll(int length)
    {
        _weights.AsSpan(0, length).Fill(1);
        Span<int> places = _places.AsSpan(0, length);
        for (int place = 0; place < places.Length; place++)
        {
            places[place] = place;
        }

        return length;
    }

    /// <summary>Folds each place whose ten numbers equal those of an earlier place into that one, as far as it is remembered.</summary>
    /// <returns>How many places are left; they are the first of <see cref="_places"/>, in text order.</returns>
    private int Fold(ReadOnlySpan<ushort> numbers, int length)
    {
        int size = (int)Math.Min(MostRemembered, BitOperations.RoundUpToPowerOf2((uint)length + (uint)(length >> 1)));
        if (_remembered.Length < size)
        {
            _remembered = new int[size];
        }

        _remembered.AsSpan(0, size).Clear();
        int shift = 64 - BitOperations.Log2((uint)size);
        ref int remembered = ref MemoryMarshal.GetArrayDataReference(_remembered);
        ref int weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref int places = ref MemoryMarshal.GetArrayDataReference(_places);
        ref byte start = ref Unsafe.As<ushort, byte>(ref MemoryMarshal.GetReference(numbers));
        NgramTally tally = _tally;
        int[] sizes = _starts;
        int[] followers = _former;
        weights = 1;
        places = 0;
        int kept = 1;
        bool hasGreat = false;
        for (int place = 1; place < length; place++)
        {
            // SAFETY: place and former are below length, and at least Padding = 16 numbers stand behind it: 20 bytes from any place are inside. The slot has as many
            // bits as the table. weights and places have room for length items, and kept ≤ place.
            ref byte here = ref Unsafe.Add(ref start, (nint)(uint)place * 2);
            ulong four = Unsafe.ReadUnaligned<ulong>(ref here);
            ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref here, 8));
            uint ten = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref here, 16));
            ulong mixed = ((four * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(eight * 0xD6E8FEB86659FD93, 29)) + ten;
            ref int slot = ref Unsafe.Add(ref remembered, (nint)((mixed * 0xBF58476D1CE4E5B9) >> shift));
            int former = slot; // place 0 where nothing is remembered, which is compared as well
            ref byte there = ref Unsafe.Add(ref start, (nint)(uint)former * 2);
            ulong different = (Unsafe.ReadUnaligned<ulong>(ref there) ^ four)
                | (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref there, 8)) ^ eight)
                | (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref there, 16)) ^ ten);
            if (different == 0)
            {
                int count = ++Unsafe.Add(ref weights, (nint)(uint)former);
                sizes[(ushort)four]--;
                followers[(ushort)(four >> 16)]--;
                tally.NoteCopy(count, former);
                hasGreat |= count >= NgramTally.CommonFrequencies;
                continue;
            }

            slot = place;
            Unsafe.Add(ref weights, (nint)(uint)place) = 1;
            Unsafe.Add(ref places, (nint)(uint)kept++) = place;
        }

        if (hasGreat)
        {
            foreach (int place in _places.AsSpan(0, kept))
            {
                tally.NoteGreat(_weights[place]);
            }
        }

        return kept;
    }

    /// <summary>Sorts the first <paramref name="kept"/> of the places by their first two numbers and marks where a group begins.</summary>
    private void SortByTwo(ReadOnlySpan<ushort> numbers, int kept, int kinds)
    {
        Span<int> places = _places.AsSpan(0, kept);
        Span<int> bySecond = _spare.AsSpan(0, kept);
        Span<int> starts = _former.AsSpan(0, kinds);
        ToStarts(starts);
        foreach (int place in places)
        {
            bySecond[starts[numbers[place + 1]]++] = place;
        }

        starts = _starts.AsSpan(0, kinds);
        ToStarts(starts);
        Span<int> former = _former.AsSpan(0, kinds);
        former.Clear();
        ulong[] borders = _borders;
        borders.AsSpan(0, (kept >> 6) + 2).Clear();
        foreach (int place in bySecond)
        {
            int first = numbers[place];
            int second = numbers[place + 1] + 1; // the last place has none, and 0 + 1 is no former one either
            int to = starts[first]++;
            places[to] = place;
            borders[to >> 6] |= (former[first] != second ? 1UL : 0) << to;
            former[first] = second;
        }

        borders[kept >> 6] |= 1UL << kept;
        former.Clear();
    }

    private static void ToStarts(Span<int> sizes)
    {
        int sum = 0;
        foreach (ref int size in sizes)
        {
            int here = size;
            size = sum;
            sum += here;
        }
    }
}
