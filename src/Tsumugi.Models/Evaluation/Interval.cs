namespace Tsumugi.Models.Evaluation;

/// <summary>A score with the range in which it would lie in 95 of 100 draws of as many questions.</summary>
/// <param name="Value">The score, 0 to 1.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Value, double Low, double High)
{
    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Gets the interval of a share (Wilson 1927), which holds near 0 and 1, too.</summary>
    public static Interval OfShare(int hits, int of)
    {
        if (of == 0)
        {
            return new Interval(0, 0, 1);
        }

        double share = (double)hits / of;
        double scale = 1 + (Z * Z / of);
        double middle = (share + (Z * Z / (2 * of))) / scale;
        double half = Z / scale * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4.0 * of * of)));

        // At none and at all the ends are 0 and 1; rounding would leave a hair above and below, and "above chance" where nothing was right.
        return new Interval(share, hits == 0 ? 0 : middle - half, hits == of ? 1 : middle + half);
    }

    /// <summary>Gets the interval of a mean by its standard error.</summary>
    public static Interval OfMean(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return new Interval(0, 0, 1);
        }

        double mean = values.Average();
        double variance = values.Count > 1 ? values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) : 0;
        double half = Z * Math.Sqrt(variance / values.Count);
        return new Interval(mean, mean - half, mean + half);
    }
}
