using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tsumugi.Text;

/// <summary>Counts the n-grams of a run of numbers (letters or words) for n = 2 to 10 at once, exactly.</summary>
/// <remarks>
/// <para>
/// Places are sorted by their first two numbers with two counting passes, the second one first. Equal 2-grams then stand together, in text order,
/// and a bit tells where a group begins. A group of one is done: nothing that begins there occurs twice. A pair is done with one comparison of the
/// eight numbers behind the 2-gram: how far it agrees says for every n whether the n-gram occurs twice. In a small group every place is compared so with
/// the later ones. A large group is split by the next number, and so on until it is small or ten long.
/// </para>
/// <code>
/// place     0  1  2  3  4  5  6  7
/// letter    あ い う か あ い う え
/// groups    あい: 0 4 → both go on with う, then か and え: 3-gram twice, 4-gram not
///           いう: 1 5 → か and え: the 2-gram only;  うか, かあ, うえ: alone
/// </code>
/// <para>
/// Nothing is hashed, so no text can make it slow: the work is linear in the length for every text. Numbers behind the end are 0, which equals no number
/// inside, so n-grams end where the text does. <see cref="NgramCounter"/> is the plain version. Memory: 8 bytes a place. One thread.
/// </para>
/// </remarks>
internal sealed class NgramGrouper
{
    /// <summary>The greatest n.</summary>
    public const int Longest = 10;

    private const int Ahead = Longest - 2; // numbers compared behind the 2-gram: 128 bits
    private const int Small = 15;
    private const int FrequencyLength = 5; // the n whose frequencies are kept one by one
    private const int CommonFrequencies = 64;

    private readonly int[] _repeatedUpTo = new int[Longest + 1];
    private readonly int[] _distinctUpTo = new int[Longest + 1];
    private readonly int[] _topCount = new int[Longest + 1];
    private readonly int[] _topFirst = new int[Longest + 1];
    private readonly int[] _frequencies = new int[CommonFrequencies];
    private readonly Segments<int> _greatFrequencies = new();
    private int[] _places = [];
    private int[] _spare = [];
    private int[] _starts = [];
    private int[] _former = [];
    private int[] _met = [];
    private ulong[] _borders = [];

    /// <summary>Counts the n-grams.</summary>
    /// <param name="numbers">The numbers, each from 1, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    /// <param name="frequency">How often each number comes, by number.</param>
    /// <param name="counts">Receives the counts of n at index n, from 2 to <see cref="Longest"/>.</param>
    public void Count(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> frequency, Span<NgramCounts> counts)
    {
        int length = numbers.Length - LetterCensus.Padding;
        Begin(length, frequency.Length);
        if (length > 1)
        {
            SortByTwo(numbers, length, frequency);
            Settle(numbers, length);
        }

        Sum(length, counts);
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies above 1 of the 5-grams.</summary>
    public long SumOfGreatest(int most)
    {
        long sum = 0;
        Span<int> great = _greatFrequencies.WrittenAgain;
        great.Sort();
        for (int i = great.Length - 1; i >= 0 && most > 0; i--, most--)
        {
            sum += great[i];
        }

        for (int frequency = CommonFrequencies - 1; frequency > 1 && most > 0; frequency--)
        {
            int taken = Math.Min(most, _frequencies[frequency]);
            sum += (long)taken * frequency;
            most -= taken;
        }

        return sum;
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        if (_places.Length > places)
        {
            _places = _spare = [];
            _borders = [];
        }

        _greatFrequencies.Trim(places);
    }

    private void Begin(int length, int kinds)
    {
        if (_places.Length < length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(length, _places.Length * 2L));
            _places = new int[size];
            _spare = new int[size];
            _borders = new ulong[(size >> 6) + 2];
        }

        if (_starts.Length < kinds + 1)
        {
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)kinds + 1);
            _starts = new int[size];
            _former = new int[size];
            _met = new int[size];
        }

        Array.Clear(_repeatedUpTo);
        Array.Clear(_distinctUpTo);
        Array.Clear(_topFirst);
        Array.Clear(_frequencies);
        Array.Fill(_topCount, 1);
        _greatFrequencies.Clear();
        _borders.AsSpan(0, Math.Min(_borders.Length, (length >> 6) + 2)).Clear();
    }

    /// <summary>Sorts all places by their first two numbers and marks where a group begins.</summary>
    private void SortByTwo(ReadOnlySpan<ushort> numbers, int length, ReadOnlySpan<int> frequency)
    {
        Span<int> starts = _starts.AsSpan(0, frequency.Length);
        Span<int> bySecond = _spare.AsSpan(0, length);
        FillStarts(frequency, starts);
        for (int place = 0; place < length; place++)
        {
            bySecond[starts[numbers[place]]++] = place - 1;
        }

        FillStarts(frequency, starts);
        Span<int> former = _former.AsSpan(0, frequency.Length);
        former.Clear();
        Span<int> places = _places.AsSpan(0, length);
        ulong[] borders = _borders;

        // The last place has no second number, which sorts it before the others that begin with its number, alone.
        int lone = starts[numbers[length - 1]]++;
        places[lone] = length - 1;
        borders[lone >> 6] |= 1UL << lone;
        foreach (int place in bySecond)
        {
            if (place < 0)
            {
                continue;
            }

            int first = numbers[place];
            int second = numbers[place + 1];
            int to = starts[first]++;
            places[to] = place;
            borders[to >> 6] |= (former[first] != second ? 1UL : 0) << to;
            former[first] = second;
        }

        borders[length >> 6] |= 1UL << length;
        former.Clear();
    }

    private static void FillStarts(ReadOnlySpan<int> frequency, Span<int> starts)
    {
        int sum = 0;
        for (int number = 0; number < frequency.Length; number++)
        {
            starts[number] = sum;
            sum += frequency[number];
        }
    }

    /// <summary>Walks from group to group of two and more: a border whose next place is none.</summary>
    private void Settle(ReadOnlySpan<ushort> numbers, int length)
    {
        ulong[] borders = _borders;
        int words = (length >> 6) + 1;
        for (int word = 0; word < words; word++)
        {
            ulong border = borders[word];
            ulong next = (border >> 1) | (borders[word + 1] << 63);
            for (ulong groups = border & ~next; groups != 0; groups &= groups - 1)
            {
                int from = (word << 6) + BitOperations.TrailingZeroCount(groups);
                if (from >= length)
                {
                    return;
                }

                Group(numbers, from, NextBorder(from + 2));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextBorder(int from)
    {
        ulong[] borders = _borders;
        int word = from >> 6;
        ulong rest = borders[word] >> from;
        if (rest != 0)
        {
            return from + BitOperations.TrailingZeroCount(rest);
        }

        while (borders[++word] == 0)
        {
        }

        return (word << 6) + BitOperations.TrailingZeroCount(borders[word]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Group(ReadOnlySpan<ushort> numbers, int from, int to)
    {
        int[] places = _places;
        if (to - from == 2)
        {
            int first = places[from];
            int agree = 2 + Agreement(numbers, first + 2, places[from + 1] + 2);
            _repeatedUpTo[agree] += 2;
            _distinctUpTo[agree]++;
            if (_topCount[agree] <= 2)
            {
                NoteTop(agree, 2, first);
            }

            _frequencies[2] += agree >= FrequencyLength ? 1 : 0;
            return;
        }

        Note(2, to - from, places[from]);
        Deepen(numbers, places, _spare, from, to, 2);
    }

    /// <summary>Counts the longer n-grams of a group whose n-grams of length <paramref name="depth"/> are equal and counted.</summary>
    private void Deepen(ReadOnlySpan<ushort> numbers, int[] places, int[] spare, int from, int to, int depth)
    {
        while (depth < Longest)
        {
            if (to - from <= Small)
            {
                SettleSmall(numbers, places.AsSpan(from, to - from), depth);
                return;
            }

            int kinds = Split(numbers, places, spare, from, to, depth);
            depth++;
            if (kinds > 1)
            {
                Descend(numbers, places, spare, from, to, depth);
                return;
            }

            // All go on alike: the same group, one longer; where the text ends they cannot, for a zero is met once.
            (places, spare) = (spare, places);
            Note(depth, to - from, places[from]);
        }
    }

    /// <summary>Splits a group by its next number into <paramref name="spare"/>, keeping the text order.</summary>
    /// <returns>How many different numbers follow.</returns>
    private int Split(ReadOnlySpan<ushort> numbers, int[] places, int[] spare, int from, int to, int depth)
    {
        int[] sizes = _former; // all zero between calls
        int[] met = _met;
        int kinds = 0;
        ReadOnlySpan<int> group = places.AsSpan(from, to - from);
        foreach (int place in group)
        {
            int next = numbers[place + depth];
            met[kinds] = next;
            kinds += sizes[next]++ == 0 ? 1 : 0;
        }

        int sum = from;
        for (int i = 0; i < kinds; i++)
        {
            int next = met[i];
            int size = sizes[next];
            sizes[next] = sum;
            sum += size;
        }

        foreach (int place in group)
        {
            spare[sizes[numbers[place + depth]]++] = place;
        }

        for (int i = 0; i < kinds; i++)
        {
            sizes[met[i]] = 0;
        }

        return kinds;
    }

    /// <summary>Goes through the parts of a group that was split; they stand in <paramref name="spare"/>, one behind the other.</summary>
    private void Descend(ReadOnlySpan<ushort> numbers, int[] places, int[] spare, int from, int to, int depth)
    {
        for (int start = from; start < to;)
        {
            int next = numbers[spare[start] + depth - 1];
            int end = start + 1;
            while (end < to && numbers[spare[end] + depth - 1] == next)
            {
                end++;
            }

            if (end - start > 1)
            {
                Note(depth, end - start, spare[start]);
                Deepen(numbers, spare, places, start, end, depth);
            }

            start = end;
        }
    }

    /// <summary>Settles a small group by comparing what follows, each place with the later ones.</summary>
    /// <remarks>
    /// A place is the first of its n-gram if it agrees with no earlier place so far; then the later places that do agree so far are the others. So one row of
    /// comparisons for each place tells, for every n at once, how often the n-grams occur that begin there first. A row is kept as a histogram of the
    /// agreements, four bits each, since a group has at most fifteen places.
    /// </remarks>
    private void SettleSmall(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> group, int depth)
    {
        Span<Vector128<ushort>> follow = stackalloc Vector128<ushort>[Small];
        Span<int> before = stackalloc int[Small];
        before.Clear();
        ref ushort start = ref MemoryMarshal.GetReference(numbers);
        for (int i = 0; i < group.Length; i++)
        {
            // SAFETY: as in Agreement.
            follow[i] = Vector128.LoadUnsafe(ref start, (nuint)(group[i] + depth));
        }

        int limit = Longest - depth;
        for (int i = 0; i + 1 < group.Length; i++)
        {
            int known = before[i];
            if (known >= limit)
            {
                continue;
            }

            Vector128<ushort> here = follow[i];
            ulong row = 0;
            for (int j = i + 1; j < group.Length; j++)
            {
                uint equal = Vector128.Equals(here, follow[j]).AsByte().ExtractMostSignificantBits();
                int agree = BitOperations.TrailingZeroCount(~equal) >> 1;
                before[j] = Math.Max(before[j], agree);
                row += 1UL << (agree * 4);
            }

            if (row >> ((known + 1) * 4) != 0)
            {
                NoteRow(row, known, limit, depth, group[i]);
            }
        }
    }

    /// <summary>Notes the n-grams that begin first at <paramref name="first"/>, from the row of agreements beyond <paramref name="known"/>.</summary>
    private void NoteRow(ulong row, int known, int limit, int depth, int first)
    {
        int greatest = Math.Min(limit, (63 - BitOperations.LeadingZeroCount(row)) >> 2);
        int size = 1;
        _distinctUpTo[depth + greatest]++;
        _repeatedUpTo[depth + greatest]++;
        for (int agree = Ahead; agree > known; agree--)
        {
            int more = (int)(row >> (agree * 4)) & 15;
            if (more > 0)
            {
                int n = depth + Math.Min(agree, limit);
                size += more;
                _repeatedUpTo[n] += more;
                NoteTop(n, size, first);
            }

            if (depth + agree == FrequencyLength && size > 1)
            {
                NoteFrequency(size);
            }
        }

        // Up to the length known these n-grams belong to an earlier place.
        _distinctUpTo[depth + known]--;
        _repeatedUpTo[depth + known] -= size;
    }

    private void NoteTop(int n, int size, int first)
    {
        if (size >= _topCount[n])
        {
            _topFirst[n] = size == _topCount[n] ? Math.Min(_topFirst[n], first) : first;
            _topCount[n] = size;
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

    /// <summary>Notes one n-gram that occurs <paramref name="size"/> times, at <paramref name="first"/> for the first time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(int n, int size, int first)
    {
        _repeatedUpTo[n] += size;
        _repeatedUpTo[n - 1] -= size;
        _distinctUpTo[n]++;
        _distinctUpTo[n - 1]--;
        NoteTop(n, size, first);
        if (n == FrequencyLength)
        {
            NoteFrequency(size);
        }
    }

    private void NoteFrequency(int size)
    {
        if (size < CommonFrequencies)
        {
            _frequencies[size]++;
        }
        else
        {
            _greatFrequencies.Add(size);
        }
    }

    /// <summary>Adds up: what was noted up to a length holds for the shorter ones, too.</summary>
    /// <remarks>A frequency noted for n holds for n − 1 unless a greater one was noted there, which is what the greatest needs.</remarks>
    private void Sum(int length, Span<NgramCounts> counts)
    {
        int repeated = 0;
        int distinct = 0;
        int topCount = 1;
        int topFirst = 0;
        for (int n = Longest; n >= 2; n--)
        {
            repeated += _repeatedUpTo[n];
            distinct += _distinctUpTo[n];
            if (_topCount[n] >= topCount)
            {
                topFirst = _topCount[n] == topCount ? Math.Min(topFirst, _topFirst[n]) : _topFirst[n];
                topCount = _topCount[n];
            }

            int total = length - n + 1;
            counts[n] = total <= 0 ? default : new NgramCounts(total, total - repeated + distinct, distinct, repeated, topCount, topFirst);
        }
    }
}
