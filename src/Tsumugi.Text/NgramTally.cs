using System.Numerics;

namespace Tsumugi.Text;

/// <summary>Adds up what <see cref="NgramGrouper"/> finds: for each n how many n-grams are repeated, how often the most frequent one occurs, and the frequencies of the 5-grams.</summary>
/// <remarks>What is noted up to a length holds for the shorter ones, too, so a group is noted where it ends and taken off where a larger group holds it. One thread.</remarks>
internal sealed class NgramTally
{
    /// <summary>Frequencies below this are counted by frequency; greater ones stand in a list.</summary>
    public const int CommonFrequencies = 64;

    private const int Longest = NgramGrouper.Longest;
    private const int FrequencyLength = 5; // the n whose frequencies are kept one by one

    private readonly int[] _repeatedUpTo = new int[Longest + 1];
    private readonly int[] _distinctUpTo = new int[Longest + 1];
    private readonly int[] _topCount = new int[Longest + 1];
    private readonly int[] _topFirst = new int[Longest + 1];
    private readonly int[] _frequencies = new int[CommonFrequencies];
    private readonly Segments<int> _great = new();
    private readonly Segments<int> _greatTakenBack = new();

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_repeatedUpTo);
        Array.Clear(_distinctUpTo);
        Array.Clear(_topFirst);
        Array.Clear(_frequencies);
        Array.Fill(_topCount, 1);
        _great.Clear();
        _greatTakenBack.Clear();
    }

    /// <summary>Notes an n-gram of the greatest length that occurs at a place for the <paramref name="count"/>th time, before any group is noted.</summary>
    /// <param name="count">From 2 on; each is noted, one after the other.</param>
    /// <param name="first">Where it occurs first.</param>
    public void NoteCopy(int count, int first)
    {
        _repeatedUpTo[Longest] += count == 2 ? 2 : 1;
        _distinctUpTo[Longest] += count == 2 ? 1 : 0;
        if (count >= _topCount[Longest])
        {
            NoteTop(Longest, count, first);
        }

        if (count <= CommonFrequencies)
        {
            _frequencies[count - 1]--; // that of 1 is never read
            if (count < CommonFrequencies)
            {
                _frequencies[count]++;
            }
        }
    }

    /// <summary>Notes how often an n-gram of <see cref="NoteCopy"/> came in the end, if that is often.</summary>
    public void NoteGreat(int count)
    {
        if (count >= CommonFrequencies)
        {
            _great.Add(count);
        }
    }

    /// <summary>Takes back what <see cref="NoteCopy"/> noted of a place for the lengths at which a group holds it.</summary>
    /// <param name="upTo">The greatest of these lengths.</param>
    /// <param name="count">How often the place's n-gram of the greatest length came, from 2 on.</param>
    public void TakeBack(int upTo, int count)
    {
        _repeatedUpTo[upTo] -= count;
        _distinctUpTo[upTo]--;
        if (upTo < FrequencyLength)
        {
            return;
        }

        if (count < CommonFrequencies)
        {
            _frequencies[count]--;
        }
        else
        {
            _greatTakenBack.Add(count);
        }
    }

    /// <summary>Notes one n-gram that occurs <paramref name="size"/> times and lies in a group that is noted for n − 1.</summary>
    /// <param name="n">The length.</param>
    /// <param name="size">How often.</param>
    /// <param name="first">Where for the first time.</param>
    public void Note(int n, int size, int first)
    {
        _repeatedUpTo[n - 1] -= size;
        _distinctUpTo[n - 1]--;
        NoteUpTo(n, size, first);
        if (n == FrequencyLength)
        {
            NoteFrequency(size);
        }
    }

    /// <summary>Notes two places that agree for <paramref name="n"/> and are in no larger group.</summary>
    public void NotePair(int n, int size, int first)
    {
        NoteUpTo(n, size, first);
        if (n >= FrequencyLength)
        {
            NoteFrequency(size);
        }
    }

    /// <summary>Notes two places that agree for <paramref name="n"/> and lie in a larger group that is noted for <paramref name="depth"/> − 1.</summary>
    public void NotePairWithin(int depth, int n, int size, int first)
    {
        _repeatedUpTo[depth - 1] -= size;
        _distinctUpTo[depth - 1]--;
        NoteUpTo(n, size, first);
        if (n >= FrequencyLength && depth <= FrequencyLength)
        {
            NoteFrequency(size);
        }
    }

    /// <summary>Notes the n-grams that begin first at a place of a small group.</summary>
    /// <param name="row">How many other occurrences agree with the place for so many numbers behind <paramref name="depth"/>, seven bits each.</param>
    /// <param name="known">Up to how many numbers an earlier place agrees; those n-grams belong to it.</param>
    /// <param name="limit">The most numbers that count.</param>
    /// <param name="depth">The length for which the group is noted.</param>
    /// <param name="first">The place.</param>
    /// <param name="own">How often the place's own n-gram of the greatest length came.</param>
    /// <param name="greatest">The highest filled place of the row, at most the limit.</param>
    public void NoteRow(ulong row, int known, int limit, int depth, int first, int own, int greatest)
    {
        int size = own;
        int sizeOf5 = own;
        _distinctUpTo[depth + greatest]++;
        _repeatedUpTo[depth + greatest] += own;
        row = row >> ((known + 1) * 7) << ((known + 1) * 7);
        while (row != 0)
        {
            // The highest filled place; mostly there are one or two.
            int agree = (63 - BitOperations.LeadingZeroCount(row)) / 7;
            int more = (int)(row >> (agree * 7));
            row ^= (ulong)(uint)more << (agree * 7);
            int n = depth + Math.Min(agree, limit);
            size += more;
            sizeOf5 = n >= FrequencyLength ? size : sizeOf5;
            _repeatedUpTo[n] += more;
            if (size >= _topCount[n])
            {
                NoteTop(n, size, first);
            }
        }

        if (sizeOf5 > own && depth < FrequencyLength && depth + known < FrequencyLength)
        {
            NoteFrequency(sizeOf5);
        }

        // Up to the length known these n-grams belong to an earlier place.
        _distinctUpTo[depth + known]--;
        _repeatedUpTo[depth + known] -= size;
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies above 1 of the 5-grams.</summary>
    public long SumOfGreatest(int most)
    {
        long sum = 0;
        Span<int> great = _great.WrittenAgain;
        Span<int> takenBack = _greatTakenBack.WrittenAgain;
        great.Sort();
        takenBack.Sort();
        int without = takenBack.Length - 1;
        for (int i = great.Length - 1; i >= 0 && most > 0; i--)
        {
            if (without >= 0 && takenBack[without] == great[i])
            {
                without--; // each that was taken back had been noted
                continue;
            }

            sum += great[i];
            most--;
        }

        for (int frequency = CommonFrequencies - 1; frequency > 1 && most > 0; frequency--)
        {
            int taken = Math.Min(most, _frequencies[frequency]);
            sum += (long)taken * frequency;
            most -= taken;
        }

        return sum;
    }

    /// <summary>Adds up what was noted.</summary>
    /// <remarks>A frequency noted for n holds for n − 1 unless a greater one was noted there, which is what the greatest needs.</remarks>
    /// <param name="length">How many numbers there are.</param>
    /// <param name="counts">Receives the counts of n at index n.</param>
    public void Sum(int length, Span<NgramCounts> counts)
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

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places)
    {
        _great.Trim(places);
        _greatTakenBack.Trim(places);
    }

    private void NoteUpTo(int n, int size, int first)
    {
        _repeatedUpTo[n] += size;
        _distinctUpTo[n]++;
        if (size >= _topCount[n])
        {
            NoteTop(n, size, first);
        }
    }

    private void NoteTop(int n, int size, int first)
    {
        _topFirst[n] = size == _topCount[n] ? Math.Min(_topFirst[n], first) : first;
        _topCount[n] = size;
    }

    private void NoteFrequency(int size)
    {
        if (size < CommonFrequencies)
        {
            _frequencies[size]++;
        }
        else
        {
            _great.Add(size);
        }
    }
}
