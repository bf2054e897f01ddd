using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tsumugi.Text;

/// <summary>Counts the n-grams of a run of numbers (letters or words) for n = 2 to 10 at once, exactly.</summary>
/// <remarks>
/// <para>
/// Places that begin the same ten numbers as an earlier one are folded into it first: it gets heavier, and what is repeated as a whole (menus, phrases of
/// contracts) is looked at once. The other places are sorted by their first two numbers with two counting passes, the second one first. Equal 2-grams then
/// stand together, in text order, and a bit tells where a group begins. A group of one is done: nothing that begins there occurs at another place. A pair is
/// done with one comparison of the eight numbers behind the 2-gram: how far it agrees says for every n whether the n-gram occurs twice. In a small group every
/// place is compared so with the later ones. A large group is split by the next number, and so on until it is small or ten long.
/// </para>
/// <code>
/// place     0  1  2  3  4  5  6  7
/// letter    あ い う か あ い う え
/// groups    あい: 0 4 → both go on with う, then か and え: 3-gram twice, 4-gram not
///           いう: 1 5 → か and え: the 2-gram only;  うか, かあ, うえ: alone
/// </code>
/// <para>
/// What decides is compared, never hashed, so no text can make it slow: the work is linear in the length for every text. Numbers behind the end are 0, which
/// equals no number inside, so n-grams end where the text does. <see cref="NgramCounter"/> is the plain version. Memory: 12 bytes a place. One thread.
/// </para>
/// </remarks>
internal sealed partial class NgramGrouper
{
    /// <summary>The greatest n.</summary>
    public const int Longest = 10;

    /// <summary>How many numbers behind the 2-gram are compared at once: 128 bits.</summary>
    public const int Ahead = Longest - 2;

    private readonly NgramTally _tally = new();
    private int[] _places = [];
    private int[] _spare = [];
    private int[] _weights = []; // by place: how often its ten numbers came
    private int[] _starts = [];
    private int[] _former = [];
    private int[] _met = [];
    private ulong[] _borders = [];

    /// <summary>Counts the n-grams.</summary>
    /// <param name="numbers">The numbers, each from 1, with at least <see cref="LetterCensus.Padding"/> zeros behind them.</param>
    /// <param name="frequency">How often each number comes, by number; 0 for 0.</param>
    /// <param name="counts">Receives the counts of n at index n, from 2 to <see cref="Longest"/>.</param>
    /// <param name="folds">Whether equal stretches are folded first; the result is the same.</param>
    public void Count(ReadOnlySpan<ushort> numbers, ReadOnlySpan<int> frequency, Span<NgramCounts> counts, bool folds = true)
    {
        int length = numbers.Length - LetterCensus.Padding;
        Begin(length, frequency.Length);
        if (length > 1)
        {
            CountNeighbours(numbers, frequency);
            int kept = folds ? Fold(numbers, length) : KeepAll(length);
            SortByTwo(numbers, kept, frequency.Length);
            Settle(numbers, kept);
        }

        _tally.Sum(length, counts);
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies above 1 of the 5-grams.</summary>
    public long SumOfGreatest(int most) => _tally.SumOfGreatest(most);

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        if (_places.Length > places)
        {
            _places = _spare = _weights = [];
            _borders = [];
        }

        _tally.Trim(places);
    }

    private void Begin(int length, int kinds)
    {
        if (_places.Length < length)
        {
            int size = (int)Math.Min(Array.MaxLength, Math.Max(length, _places.Length * 2L));
            _places = new int[size];
            _spare = new int[size];
            _weights = new int[size];
            _borders = new ulong[(size >> 6) + 2];
        }

        if (_starts.Length < kinds + 1)
        {
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)kinds + 1);
            _starts = new int[size];
            _former = new int[size];
            _met = new int[size];
        }

        _tally.Clear();
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
            int agree = Pair(numbers, places[from], places[from + 1], 2, out int both);
            _tally.NotePair(agree, both, places[from]);
            return;
        }

        int weight = 0;
        foreach (int place in places.AsSpan(from, to - from))
        {
            weight += _weights[place];
        }

        _tally.Note(2, weight, places[from]);
        Deepen(numbers, places, _spare, from, to, 2, weight);
    }

    /// <summary>Says how far two places agree that do for <paramref name="depth"/> numbers, and takes back what was noted of either of them alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Pair(ReadOnlySpan<ushort> numbers, int first, int second, int depth, out int weight)
    {
        int agree = Math.Min(Longest, depth + Agreement(numbers, first + depth, second + depth));
        int one = _weights[first];
        int other = _weights[second];
        weight = one + other;
        if (weight > 2)
        {
            TakeBack(agree, first);
            TakeBack(agree, second);
        }

        return agree;
    }

    /// <summary>Counts the longer n-grams of a group whose n-grams of length <paramref name="depth"/> are equal and counted.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="places">Where the group stands.</param>
    /// <param name="spare">Room for the same places.</param>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="depth">How many numbers are equal.</param>
    /// <param name="weight">The weight of all its places.</param>
    private void Deepen(ReadOnlySpan<ushort> numbers, int[] places, int[] spare, int from, int to, int depth, int weight)
    {
        while (depth < Longest)
        {
            if (to - from <= Small && weight <= SmallWeight)
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
            _tally.Note(depth, weight, places[from]);
        }

        foreach (int place in places.AsSpan(from, to - from))
        {
            TakeBack(depth, place);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeBack(int upTo, int place)
    {
        int weight = _weights[place];
        if (weight > 1)
        {
            _tally.TakeBack(upTo, weight);
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
        int[] weights = _weights;
        for (int start = from; start < to;)
        {
            int next = numbers[spare[start] + depth - 1];
            int weight = weights[spare[start]];
            int end = start + 1;
            for (; end < to && numbers[spare[end] + depth - 1] == next; end++)
            {
                weight += weights[spare[end]];
            }

            if (end - start == 2)
            {
                int agree = Pair(numbers, spare[start], spare[start + 1], depth, out weight);
                _tally.NotePairWithin(depth, agree, weight, spare[start]);
            }
            else if (end - start > 2)
            {
                _tally.Note(depth, weight, spare[start]);
                Deepen(numbers, spare, places, start, end, depth, weight);
            }
            else
            {
                TakeBack(depth - 1, spare[start]);
            }

            start = end;
        }
    }
}
