using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tsumugi.Text.Hashing;

namespace Tsumugi.Text;

/// <summary>Counts which n-grams of a run of numbers (letters or words) are repeated, for all n from a least one to 10 at once, exactly.</summary>
/// <remarks>
/// <para>
/// First the places that matter are chosen: what repeats ten numbers and more is folded (<see cref="StretchFolder"/>), and a place whose numbers up to the
/// least n come nowhere else, which a hash of them tells, is done. In prose a third is left.
/// </para>
/// <para>
/// Each of these follows a chain: the place that began with the same numbers up to the least n first. It goes with it as far as they agree, which one comparison of 128 bits
/// tells for all n. Where they part, the next number leads to the chain of the first place that parted there so, or begins one. A chain thus knows all places that
/// agree with its own up to each n.
/// </para>
/// <code>
/// place            from n = 5 on
/// 0 あいうえおか   begins a chain from five on
/// 7 あいうえおき   follows 0 for five, parts at き: begins a chain from six on, which is the branch (0, five, き)
/// 20 あいうえおき…  follows 0 for five, then 7 as far as it agrees
/// </code>
/// <para>
/// Keys are compared whole, so counts are exact; hashes only say where to look, and they depend on the text. A place passes at most six chains: linear for every
/// text. Numbers behind the end are 0, which equals no number inside, so n-grams end where the text does. <see cref="NgramCounter"/> is the plain version.
/// Memory: up to 60 bytes a place. One thread.
/// </para>
/// </remarks>
/// <param name="shortest">The least n: from 5 to 8.</param>
internal sealed class NgramRepeats(int shortest)
{
    /// <summary>The greatest n.</summary>
    public const int Longest = StretchFolder.Least;

    private const int Compared = 8; // numbers in 128 bits
    private const int InKey = 4; // numbers in 64 bits
    private const ulong Branch = ulong.MaxValue; // no number is as great
    private const int LeastBits = 6;

    private readonly StretchFolder _folder = new();
    private readonly NgramRepeatTally _tally = new(shortest);
    private readonly byte[] _cells = new byte[1 << NgramHashes.MostBits];
    private ushort[] _hashes = [];
    private int[] _chosen = [];
    private int[] _slots = [];
    private Chain[] _chains = [];
    private int _chainCount;
    private int _mask;
    private int _shift;
    private ulong _seed;
    private ulong _seedOfRest;

    /// <summary>Counts.</summary>
    /// <param name="numbers">The numbers, each from 1 and below 65,535, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    /// <param name="seed">A hash of the text.</param>
    /// <param name="counts">Receives the counts of n at index n, from the least to <see cref="Longest"/>.</param>
    public void Count(ReadOnlySpan<ushort> numbers, ulong seed, Span<NgramCounts> counts)
    {
        int length = numbers.Length - LetterCensus.Padding;
        _chainCount = 0;
        _tally.Clear();
        if (length >= shortest)
        {
            _folder.Fold(numbers);
            Reserve(length);
            int chosen = Choose(numbers, length);
            Empty(chosen, seed);
            Follow(numbers, chosen);
        }

        _tally.Sum(length, counts);
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies above 1 of the n-grams of the least n.</summary>
    public long SumOfGreatest(int most)
    {
        _tally.ForgetFrequencies();
        foreach (ref readonly Chain chain in _chains.AsSpan(0, _chainCount))
        {
            _tally.NoteFrequency(chain.Rest == Branch ? 0 : chain.Count);
        }

        return _tally.SumOfGreatest(most);
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        _folder.Trim(places);
        _tally.Trim(places);
        if (_chosen.Length > places)
        {
            _hashes = [];
            _chosen = [];
            _slots = [];
            _chains = [];
            _chainCount = 0;
        }
    }

    private void Reserve(int length)
    {
        if (_chosen.Length < length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(length, _chosen.Length * 2L));
            _hashes = new ushort[size];
            _chosen = new int[size];
        }
    }

    /// <summary>Chooses the places whose numbers up to the least n may come more than once: of those that share a cell with another or stand for several.</summary>
    private int Choose(ReadOnlySpan<ushort> numbers, int length)
    {
        ReadOnlySpan<int> kept = _folder.Kept;
        ReadOnlySpan<int> weights = _folder.Weights;
        int bits = Math.Clamp(BitOperations.Log2((uint)kept.Length) + 3, LeastBits, NgramHashes.MostBits);
        Span<ushort> hashes = _hashes.AsSpan(0, length);
        NgramHashes.Write(numbers, shortest, bits, hashes);
        byte[] cells = _cells;
        Array.Clear(cells, 0, 1 << bits);
        foreach (int place in kept)
        {
            ref byte cell = ref cells[hashes[place]];
            cell = (byte)((cell << 1) | 1); // 0, 1, 3 …: the second bit tells that there are two
        }

        Span<int> chosen = _chosen;
        int count = 0;
        foreach (int place in kept)
        {
            chosen[count] = place;
            count += ((cells[hashes[place]] >> 1) | (weights[place] - 1)) != 0 ? 1 : 0;
        }

        return count;
    }

    private void Empty(int places, ulong seed)
    {
        int slots = (int)Math.Min(1 << 30, BitOperations.RoundUpToPowerOf2((uint)Math.Max(places, 8)) * 2L);
        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }

        if (_chains.Length < places)
        {
            _chains = new Chain[(int)Math.Min(Array.MaxLength, Math.Max(places, _chains.Length * 2L))];
        }

        _slots.AsSpan(0, slots).Clear();
        _mask = slots - 1;
        _shift = 64 - BitOperations.Log2((uint)slots);
        _seed = seed | 1;
        _seedOfRest = Hash64.Of(seed) | 1;
    }

    private void Follow(ReadOnlySpan<ushort> numbers, int chosen)
    {
        ReadOnlySpan<int> weights = _folder.Weights;
        Chain[] chains = _chains;
        ulong mask = ulong.MaxValue >> (64 - ((shortest - InKey) * 16));
        ref ushort start = ref MemoryMarshal.GetReference(numbers);
        foreach (int place in _chosen.AsSpan(0, chosen))
        {
            // SAFETY: Padding = 16 numbers stand behind the last place, so ten can be read from any place.
            ref ushort here = ref Unsafe.Add(ref start, (nint)(uint)place);
            ulong key = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref here));
            ulong rest = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref here, InKey))) & mask;
            Vector128<ushort> end = Vector128.LoadUnsafe(ref here, Longest - Compared);
            int weight = weights[place];
            int depth = shortest;
            while (true)
            {
                int slot = SlotOf(key, rest);
                int number = Find(ref slot, key, rest);
                if (number < 0)
                {
                    Begin(slot, new Chain { Key = key, Rest = rest, First = place, Count = weight, Reach = _tally.NoteFirst(depth, weight) });
                    break;
                }

                // All that lead here agree for at least five, so it is enough to compare the last eight of ten.
                ref Chain chain = ref chains[number];
                uint equal = Vector128.Equals(end, Vector128.LoadUnsafe(ref start, (nuint)(chain.First + Longest - Compared))).AsByte().ExtractMostSignificantBits();
                int agree = Longest - Compared + (BitOperations.TrailingZeroCount(~equal) >> 1);
                chain.Count += weight;
                chain.Reach = _tally.Note(depth, agree, weight, chain.Reach);
                if (agree == Longest)
                {
                    break;
                }

                key = ((ulong)(uint)number << 20) | ((ulong)(uint)agree << 16) | Unsafe.Add(ref here, agree);
                rest = Branch;
                depth = agree + 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(ulong key, ulong rest)
    {
        // The upper bits of the product depend on all bits of the key; both multipliers depend on the text.
        return (int)(((key ^ (rest * _seedOfRest)) * _seed) >> _shift);
    }

    /// <summary>Finds a chain; −1 and a free slot if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(ref int slot, ulong key, ulong rest)
    {
        int[] slots = _slots;
        Chain[] chains = _chains;
        while (true)
        {
            int number = slots[slot] - 1;
            if (number < 0 || (chains[number].Key == key && chains[number].Rest == rest))
            {
                return number;
            }

            slot = (slot + 1) & _mask;
        }
    }

    private void Begin(int slot, in Chain chain)
    {
        _chains[_chainCount++] = chain;
        _slots[slot] = _chainCount;
    }

    /// <summary>The first place of an n-gram, which those that agree with it follow.</summary>
    private struct Chain
    {
        /// <summary>The first four numbers; or which chain this one left, behind how many numbers and with which next one.</summary>
        public ulong Key;

        /// <summary>The other numbers up to the least n; <see cref="Branch"/> if this chain left another.</summary>
        public ulong Rest;

        /// <summary>The place.</summary>
        public int First;

        /// <summary>How many places came here, by weight, its own included: the frequency of its n-gram of the least n unless it left another.</summary>
        public int Count;

        /// <summary>The greatest n for which another place agrees.</summary>
        public byte Reach;
    }
}
