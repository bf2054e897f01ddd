namespace Tsumugi.Stages.Trials;

/// <summary>One measure against its limits, as several rules may ask for it.</summary>
internal readonly record struct RuleTest(string Measure, double? Min, double? Max, bool MinExclusive, bool MaxExclusive)
{
    /// <summary>Sets a bit of every document of a block whose value fails.</summary>
    /// <param name="values">The values of the block.</param>
    /// <param name="words">The words with the bit, one for each document.</param>
    /// <param name="bit">The bit in its word.</param>
    public void Mark(ReadOnlySpan<double> values, Span<long> words, long bit)
    {
        // Nothing is less or more than a value that is not a number, so such a value passes and such a limit does not exist.
        // The next number does what an exclusive limit wants, so that one loop serves all kinds.
        double low = Min is { } min ? (MinExclusive ? double.BitIncrement(min) : min) : double.NaN;
        double high = Max is { } max ? (MaxExclusive ? double.BitDecrement(max) : max) : double.NaN;
        words = words[..values.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] |= values[i] < low | values[i] > high ? bit : 0;
        }
    }
}
