using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <content>Settles small groups by comparing what follows at each two places.</content>
internal sealed partial class NgramGrouper
{
    private const int Small = 15;
    private const int SmallWeight = 127; // fits into the seven bits of a row

    /// <summary>Settles a small group by comparing what follows, each place with the later ones.</summary>
    /// <remarks>
    /// A place is the first of its n-gram if it agrees with no earlier place so far; then the later places that do agree so far are the others. So one row of
    /// comparisons for each place tells, for every n at once, how often the n-grams occur that begin there first. A row is kept as a histogram of the
    /// agreements, seven bits each, since the places of a group weigh at most 127.
    /// </remarks>
    [SkipLocalsInit]
    private void SettleSmall(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> group, int depth)
    {
        Debug.Assert(group.Length <= Small, "the group is too large");
        Span<Vector128<ushort>> follow = stackalloc Vector128<ushort>[Small];
        Span<int> before = stackalloc int[Small];
        Span<int> weight = stackalloc int[Small];
        ref ushort start = ref MemoryMarshal.GetReference(numbers);
        for (int i = 0; i < group.Length; i++)
        {
            // SAFETY: as in Agreement.
            follow[i] = Vector128.LoadUnsafe(ref start, (nuint)(group[i] + depth));
            before[i] = 0;
            weight[i] = _weights[group[i]];
        }

        int limit = Longest - depth;
        for (int i = 0; i < group.Length; i++)
        {
            int known = Math.Min(before[i], limit);
            int most = known;
            if (known < limit)
            {
                Vector128<ushort> here = follow[i];
                ulong row = 0;
                for (int j = i + 1; j < group.Length; j++)
                {
                    uint equal = Vector128.Equals(here, follow[j]).AsByte().ExtractMostSignificantBits();
                    int agree = BitOperations.TrailingZeroCount(~equal) >> 1;
                    before[j] = Math.Max(before[j], agree);
                    row += (ulong)(uint)weight[j] << (agree * 7);
                }

                if (row >> ((known + 1) * 7) != 0)
                {
                    most = Math.Min(limit, (63 - BitOperations.LeadingZeroCount(row)) / 7);
                    _tally.NoteRow(row, known, limit, depth, group[i], weight[i], most);
                }
            }

            if (weight[i] > 1)
            {
                _tally.TakeBack(depth + most, weight[i]);
            }
        }
    }

    /// <summary>Says how many of the next eight numbers at two places are equal, one by one until they part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Agreement(ReadOnlySpan<ushort> numbers, int one, int other)
    {
        Debug.Assert(Math.Max(one, other) + Ahead <= numbers.Length, "the padding is too short");
        ref ushort start = ref MemoryMarshal.GetReference(numbers);

        // SAFETY: places end at least Padding numbers before the end of the span, and depth ≤ 10; 16 bytes from either place are inside.
        Vector128<ushort> a = Vector128.LoadUnsafe(ref start, (nuint)one);
        Vector128<ushort> b = Vector128.LoadUnsafe(ref start, (nuint)other);
        uint equal = Vector128.Equals(a, b).AsByte().ExtractMostSignificantBits();
        return BitOperations.TrailingZeroCount(~equal) >> 1;
    }
}
