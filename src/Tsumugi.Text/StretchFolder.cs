using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <summary>Folds what a run of numbers repeats as a whole into the places where it came first: menus, phrases of contracts, lines of code.</summary>
/// <remarks>
/// <para>
/// A place is left out if its next <see cref="Least"/> numbers are those of an earlier place, which gets heavier by it; so n-grams up to that length may be counted
/// over the places that are kept, by weight. A table remembers for each hash of so many numbers where it was met last; what it forgets is not folded, which costs
/// time only. Where a place is left out, the stretch is followed as far as it goes on like the earlier one, and nothing is looked up inside.
/// </para>
/// <code>
/// place    0 1 2 3 4 5 6 7 8 …     numbers  a b c d e x a b c d e (folding from 3 on)
/// kept     0 1 2 3 4 5 9 10        6 7 8 are 0 1 2 again
/// weight   2 2 2 1 1 1   1 1
/// </code>
/// <para>Numbers are compared, so weights are exact. Linear. Memory: 10 bytes a place and a table of 256 KiB. One thread.</para>
/// </remarks>
internal sealed class StretchFolder
{
    /// <summary>How many numbers must be equal.</summary>
    public const int Least = 10;

    private const int LeastBits = 6;

    private readonly int[] _remembered = new int[1 << NgramHashes.MostBits];
    private readonly Segments<Stretch> _stretches = new();
    private ushort[] _hashes = [];
    private int[] _kept = [];
    private int[] _weights = [];
    private int _keptCount;

    /// <summary>Gets the places that are kept, in order.</summary>
    public ReadOnlySpan<int> Kept => _kept.AsSpan(0, _keptCount);

    /// <summary>Gets how many places each place stands for, by place; holds for those that are kept. Who counts may go on counting there.</summary>
    public Span<int> Weights => _weights;

    /// <summary>Folds.</summary>
    /// <param name="numbers">The numbers, each from 1, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    public void Fold(ReadOnlySpan<ushort> numbers)
    {
        int length = numbers.Length - LetterCensus.Padding;
        Reserve(length);
        _stretches.Clear();
        _keptCount = 0;
        if (length > 0)
        {
            FindStretches(numbers, length);
            Weigh();
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        _stretches.Trim(places);
        if (_kept.Length > places)
        {
            _hashes = [];
            _kept = [];
            _weights = [];
        }
    }

    private void Reserve(int length)
    {
        if (_kept.Length < length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(length, _kept.Length * 2L));
            _hashes = new ushort[size];
            _kept = new int[size];
            _weights = new int[size];
        }

        _weights.AsSpan(0, length).Fill(1);
    }

    private void FindStretches(ReadOnlySpan<ushort> numbers, int length)
    {
        int bits = Math.Clamp(BitOperations.Log2((uint)length) + 1, LeastBits, NgramHashes.MostBits);
        int shift = NgramHashes.MostBits - bits;
        Span<ushort> hashes = _hashes.AsSpan(0, length);
        NgramHashes.Write(numbers, Least, NgramHashes.MostBits, hashes);
        _remembered.AsSpan(0, 1 << bits).Clear();
        ref int remembered = ref MemoryMarshal.GetArrayDataReference(_remembered);
        ref ushort hash = ref MemoryMarshal.GetReference(hashes);
        Span<int> kept = _kept;
        kept[0] = 0;
        int count = 1;
        for (int place = 1; place < length;)
        {
            // SAFETY: place and former are below length, and the slot has as many bits as the table.
            ushort here = Unsafe.Add(ref hash, place);
            ref int slot = ref Unsafe.Add(ref remembered, here >> shift);
            int former = slot; // place 0 where nothing is remembered, which is compared as well
            if (Unsafe.Add(ref hash, former) == here && IsSame(numbers, place, former))
            {
                // The zero behind the last number ends every stretch: at the earlier place there is a number.
                int places = 1 + numbers[(place + Least)..].CommonPrefixLength(numbers[(former + Least)..]);
                _stretches.Add(new Stretch(place, former, places));
                place += places;
                continue;
            }

            slot = place;
            kept[count++] = place;
            place++;
        }

        _keptCount = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(ReadOnlySpan<ushort> numbers, int place, int former)
    {
        // SAFETY: at least Padding = 16 numbers stand behind the last place, so ten can be read from any; the two loads overlap.
        ref ushort start = ref MemoryMarshal.GetReference(numbers);
        Vector128<ushort> first = Vector128.LoadUnsafe(ref start, (nuint)place) ^ Vector128.LoadUnsafe(ref start, (nuint)former);
        Vector128<ushort> last = Vector128.LoadUnsafe(ref start, (nuint)place + Least - 8) ^ Vector128.LoadUnsafe(ref start, (nuint)former + Least - 8);
        return (first | last) == Vector128<ushort>.Zero;
    }

    /// <summary>Hands the weights of the places that are left out on, the last first, since an earlier place may be left out, too.</summary>
    private void Weigh()
    {
        Span<int> weights = _weights;
        ReadOnlySpan<Stretch> stretches = _stretches.Written;
        for (int i = stretches.Length - 1; i >= 0; i--)
        {
            Stretch stretch = stretches[i];
            ReadOnlySpan<int> from = weights.Slice(stretch.Place, stretch.Places);
            Span<int> to = weights.Slice(stretch.Former, stretch.Places); // both overlap where a stretch repeats itself at once
            for (int at = from.Length - 1; at >= 0; at--)
            {
                to[at] += from[at];
            }
        }
    }

    /// <summary>Successive places that are left out.</summary>
    /// <param name="Place">The first of them.</param>
    /// <param name="Former">The place that the first one is folded into; the next one into the next.</param>
    /// <param name="Places">How many.</param>
    private readonly record struct Stretch(int Place, int Former, int Places);
}
