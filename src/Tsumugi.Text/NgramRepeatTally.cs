namespace Tsumugi.Text;

/// <summary>Adds up what <see cref="NgramRepeats"/> finds: for each n how many n-grams are repeated and how often, and frequencies.</summary>
/// <remarks>What holds for several successive n is noted at its ends only: at the greatest n it is added, below the least one it is taken off again. One thread.</remarks>
/// <param name="shortest">The least n.</param>
internal sealed class NgramRepeatTally(int shortest)
{
    private const int CommonFrequencies = 64; // frequencies below are counted by frequency; greater ones stand in a list

    private readonly int[] _repeatedUpTo = new int[NgramRepeats.Longest + 1];
    private readonly int[] _distinctUpTo = new int[NgramRepeats.Longest + 1];
    private readonly int[] _frequencies = new int[CommonFrequencies];
    private readonly Segments<int> _great = new();

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_repeatedUpTo);
        Array.Clear(_distinctUpTo);
        ForgetFrequencies();
    }

    /// <summary>Notes a place that begins new n-grams from one length on.</summary>
    /// <param name="least">The length.</param>
    /// <param name="weight">How many places it stands for.</param>
    /// <returns>The greatest n for which its n-gram is repeated so far.</returns>
    public byte NoteFirst(int least, int weight)
    {
        if (weight == 1)
        {
            return (byte)(least - 1);
        }

        _repeatedUpTo[NgramRepeats.Longest] += weight;
        _repeatedUpTo[least - 1] -= weight;
        _distinctUpTo[NgramRepeats.Longest]++;
        _distinctUpTo[least - 1]--;
        return NgramRepeats.Longest;
    }

    /// <summary>Notes a place that agrees with an earlier one.</summary>
    /// <param name="least">The least n that counts.</param>
    /// <param name="agree">The greatest n for which they agree; not less.</param>
    /// <param name="weight">How many places it stands for.</param>
    /// <param name="reach">The greatest n for which the earlier one was repeated before.</param>
    /// <returns>The greatest n for which it is now.</returns>
    public byte Note(int least, int agree, int weight, byte reach)
    {
        _repeatedUpTo[agree] += weight;
        _repeatedUpTo[least - 1] -= weight;
        if (agree <= reach)
        {
            return reach;
        }

        // Where it was alone so far, the earlier place, one by weight, is repeated from now on, too.
        _repeatedUpTo[agree]++;
        _repeatedUpTo[reach]--;
        _distinctUpTo[agree]++;
        _distinctUpTo[reach]--;
        return (byte)agree;
    }

    /// <summary>Forgets the frequencies only.</summary>
    public void ForgetFrequencies()
    {
        Array.Clear(_frequencies);
        _great.Clear();
    }

    /// <summary>Notes how often an n-gram of the least n occurs; 0 and 1 are never asked for.</summary>
    public void NoteFrequency(int frequency)
    {
        if (frequency >= CommonFrequencies)
        {
            _great.Add(frequency);
            return;
        }

        _frequencies[frequency]++;
    }

    /// <summary>Gets the sum of the <paramref name="most"/> greatest frequencies noted.</summary>
    public long SumOfGreatest(int most)
    {
        long sum = 0;
        Span<int> great = _great.WrittenAgain;
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

    /// <summary>Adds up what was noted.</summary>
    /// <param name="length">How many numbers there are.</param>
    /// <param name="counts">Receives the counts of n at index n.</param>
    public void Sum(int length, Span<NgramCounts> counts)
    {
        int repeated = 0;
        int distinct = 0;
        for (int n = NgramRepeats.Longest; n >= shortest; n--)
        {
            repeated += _repeatedUpTo[n];
            distinct += _distinctUpTo[n];
            int total = length - n + 1;
            counts[n] = total <= 0 ? default : new NgramCounts(total, total - repeated + distinct, distinct, repeated);
        }
    }

    /// <summary>Gives outsized memory back.</summary>
    public void Trim(int places) => _great.Trim(places);
}
