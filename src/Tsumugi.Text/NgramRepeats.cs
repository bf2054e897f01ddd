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
/// What repeats ten numbers and more is folded first (<see cref="StretchFolder"/>). Each place that is left then follows a chain: the place that began with the same
/// numbers up to the least n first. It goes with it as far as they agree, which one comparison of 128 bits tells for all n. Where they part, the next number leads to
/// the chain of the first place that parted there so, or begins one. A chain thus knows all places that agree with its own up to each n. Most places of prose only
/// find that nobody began as they do.
/// </para>
/// <code>
/// place            from n = 5 on
/// 0 あいうえおか   begins a chain from five on
/// 7 あいうえおき   follows 0 for five, parts at き: begins a chain from six on, which is the branch (0, five, き)
/// 20 あいうえおき…  follows 0 for five, then 7 as far as it agrees
/// </code>
/// <para>
/// Numbers are compared, so counts are exact; hashes only say where to look, and those that decide how long it takes depend on the text. A place passes at most six
/// chains: linear for every text. Numbers behind the end are 0, which equals no number inside, so n-grams end where the text does. <see cref="NgramCounter"/> is the plain version.
/// Memory: up to 46 bytes a place. One thread.
/// </para>
/// </remarks>
/// <param name="shortest">The least n: from 5 to 8.</param>
internal sealed class NgramRepeats(int shortest)
{
    /// <summary>The greatest n.</summary>
    public const int Longest = StretchFolder.Least;

    private const int Compared = 8; // numbers in 128 bits
    private const int LeastBits = 6;

    private readonly StretchFolder _folder = new();
    private readonly NgramRepeatTally _tally = new(shortest);
    private readonly Segments<int> _repeatedRoots = new();
    private ushort[] _hashes = [];
    private byte[] _reach = []; // by place that began a chain: the greatest n for which another one agrees
    private ulong[] _branchKeys = []; // by place that began a chain where it left another: which, behind how many numbers and with which next one
    private int[] _roots = []; // by hash: 1 + the first place of the numbers up to the least n
    private int[] _branches = []; // by hash: 1 + the first place of a branch
    private int _rootBits;
    private int _branchBits;
    private ulong _seed;
    private ulong _otherSeed;

    /// <summary>Counts.</summary>
    /// <param name="numbers">The numbers, each from 1, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    /// <param name="seed">A hash of the text.</param>
    /// <param name="counts">Receives the counts of n at index n, from the least to <see cref="Longest"/>.</param>
    public void Count(ReadOnlySpan<ushort> numbers, ulong seed, Span<NgramCounts> counts)
    {
        int length = numbers.Length - LetterCensus.Padding;
        _tally.Clear();
        _repeatedRoots.Clear();
        if (length >= shortest)
        {
            _folder.Fold(numbers);
            _seed = seed | 1;
            _otherSeed = Hash64.Of(seed) | 1;
            Empty(length, _folder.Kept.Length);
            FollowAll(numbers, length);
        }

        _tally.Sum(length, counts);
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies above 1 of the n-grams of the least n.</summary>
    public long SumOfGreatest(int most)
    {
        ReadOnlySpan<int> weights = _folder.Weights;
        _tally.ForgetFrequencies();
        foreach (int root in _repeatedRoots.Written)
        {
            _tally.NoteFrequency(weights[root]);
        }

        return _tally.SumOfGreatest(most);
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        _folder.Trim(places);
        _tally.Trim(places);
        _repeatedRoots.Trim(places);
        if (_hashes.Length > places)
        {
            _hashes = [];
            _reach = [];
            _branchKeys = [];
            _roots = [];
            _branches = [];
        }
    }

    private void Empty(int length, int kept)
    {
        if (_hashes.Length < length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(length, _hashes.Length * 2L));
            _hashes = new ushort[size];
            _reach = new byte[size];
            _branchKeys = new ulong[size];
        }

        _reach.AsSpan(0, length).Fill((byte)(shortest - 1));
        _rootBits = Math.Clamp(BitOperations.Log2((uint)kept) + 2, LeastBits, 30);
        _branchBits = Math.Clamp(BitOperations.Log2((uint)kept + (uint)(kept >> 1)) + 1, LeastBits, 30);
        Empty(ref _roots, 1 << _rootBits);
        Empty(ref _branches, 1 << _branchBits);
    }

    private static void Empty(ref int[] slots, int size)
    {
        if (slots.Length < size)
        {
            slots = new int[size];
        }

        slots.AsSpan(0, size).Clear();
    }

    private void FollowAll(ReadOnlySpan<ushort> numbers, int length)
    {
        Span<int> weights = _folder.Weights;
        Span<ushort> hashes = _hashes.AsSpan(0, length);
        NgramHashes.Write(numbers, shortest, NgramHashes.MostBits, hashes);
        int[] roots = _roots;
        int shift = 32 - _rootBits;
        foreach (int place in _folder.Kept)
        {
            int slot = (int)((uint)hashes[place] << NgramHashes.MostBits >> shift);
            int root = roots[slot] - 1;
            if (root >= 0 && !BeginAlike(numbers, place, root))
            {
                root = FindRoot(numbers, place, out slot);
            }

            if (root >= 0)
            {
                Follow(numbers, weights, place, root);
                continue;
            }

            roots[slot] = place + 1;
            if (weights[place] > 1)
            {
                _reach[place] = _tally.NoteFirst(shortest, weights[place]);
                _repeatedRoots.Add(place);
            }
        }
    }

    /// <summary>Takes a place along the chains that it agrees with.</summary>
    private void Follow(ReadOnlySpan<ushort> numbers, Span<int> weights, int place, int root)
    {
        int weight = weights[place];
        int chain = root;
        int least = shortest;
        while (true)
        {
            int agree = Agreement(numbers, place, chain);
            byte reach = _reach[chain];
            if (reach < shortest)
            {
                _repeatedRoots.Add(chain); // a branch has a greater reach from the beginning
            }

            weights[chain] += weight;
            _reach[chain] = _tally.Note(least, agree, weight, reach);
            if (agree == Longest)
            {
                return;
            }

            int next = FindBranch(((ulong)(uint)chain << 20) | ((ulong)(uint)agree << 16) | numbers[place + agree], place);
            if (next < 0)
            {
                _reach[place] = _tally.NoteFirst(agree + 1, weight);
                return;
            }

            chain = next;
            least = agree + 1;
        }
    }

    /// <summary>Says whether the numbers up to the least n are the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool BeginAlike(ReadOnlySpan<ushort> numbers, int place, int other) => (EqualBytes(numbers, place, other) | (uint.MaxValue << (shortest * 2))) == uint.MaxValue;

    /// <summary>Says how far two places agree that begin alike: all agree for at least five, so it is enough to compare the last eight of ten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Agreement(ReadOnlySpan<ushort> numbers, int place, int other)
    {
        const int Before = Longest - Compared;
        return Before + (BitOperations.TrailingZeroCount(~EqualBytes(numbers, place + Before, other + Before)) >> 1);
    }

    /// <summary>Compares eight numbers; two bits for each are set where it is equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint EqualBytes(ReadOnlySpan<ushort> numbers, int one, int other)
    {
        Debug.Assert(Math.Max(one, other) + Compared <= numbers.Length, "the padding is too short");
        ref ushort start = ref MemoryMarshal.GetReference(numbers);

        // SAFETY: Padding = 16 numbers stand behind the last place, and both begin at most two behind it.
        return Vector128.Equals(Vector128.LoadUnsafe(ref start, (nuint)one), Vector128.LoadUnsafe(ref start, (nuint)other)).AsByte().ExtractMostSignificantBits();
    }

    /// <summary>Finds the place that began alike where another one took its slot; otherwise −1 and a free slot.</summary>
    private int FindRoot(ReadOnlySpan<ushort> numbers, int place, out int slot)
    {
        int mask = (1 << _rootBits) - 1;
        ReadOnlySpan<byte> start = MemoryMarshal.AsBytes(numbers.Slice(place, Compared));
        ulong four = MemoryMarshal.Read<ulong>(start);
        ulong others = MemoryMarshal.Read<ulong>(start[8..]) << ((Compared - shortest) * 16);
        for (slot = (int)(((four * _seed) ^ others) * _otherSeed >> (64 - _rootBits)); ; slot = (slot + 1) & mask)
        {
            int root = _roots[slot] - 1;
            if (root < 0 || BeginAlike(numbers, place, root))
            {
                return root;
            }
        }
    }

    /// <summary>Finds the place that began a branch; −1 if there is none, and this place begins it.</summary>
    private int FindBranch(ulong key, int place)
    {
        int mask = (1 << _branchBits) - 1;
        for (int slot = (int)(key * _seed >> (64 - _branchBits)); ; slot = (slot + 1) & mask)
        {
            int branch = _branches[slot] - 1;
            if (branch < 0)
            {
                _branches[slot] = place + 1;
                _branchKeys[place] = key;
                return -1;
            }

            if (_branchKeys[branch] == key)
            {
                return branch;
            }
        }
    }
}
