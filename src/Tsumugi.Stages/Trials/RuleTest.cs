namespace Tsumugi.Stages.Trials;

/// <summary>One measure against its limits, as several rules may ask for it.</summary>
internal readonly record struct RuleTest(string Measure, double? Min, double? Max, bool MinExclusive, bool MaxExclusive)
{
    /// <summary>Sets a bit of every document of a block whose value fails.</summary>
    /// <param name="values">The values of the block.</param>
    /// <param name="words">The words of its documents, the one with the bit first.</param>
    /// <param name="stride">Words of one document.</param>
    /// <param name="bit">The bit in its word.</param>
    public void Mark(ReadOnlySpan<double> values, Span<long> words, int stride, long bit)
    {
        // Nothing is less or more than a value that is not a number, so such a value passes and such a limit does not exist.
        double low = Min ?? double.NaN;
        double high = Max ?? double.NaN;
        int at = 0;
        foreach (double value in values)
        {
            bool fails = (MinExclusive ? value <= low : value < low) | (MaxExclusive ? value >= high : value > high);
            words[at] |= fails ? bit : 0;
            at += stride;
        }
    }
}
